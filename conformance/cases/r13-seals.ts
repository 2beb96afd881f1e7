import * as v from 'valibot';
import type { Case } from '../conformance-case.ts';
import type { Answer, Lane } from '../desk.ts';
import { treeOfShown } from '../../src/protocol/merkle.ts';
import { keysAnswerSchema, keysPath, receiptLeaf, type SentSeal } from '../../src/protocol/seal.ts';
import { type Proof, verifySeal } from '../../src/protocol/verify-proof.ts';
import { must, mustBe } from '../not-so.ts';
import type { World } from '../world.ts';

function sealOf(answer: Answer, batch: number | null): SentSeal {
  const seal = answer.seals.find((one) => one.batch === batch);
  must(seal !== undefined, `no seal for batch ${batch ?? 'null'}`);
  return seal;
}

/** Every receipt of the answer must lie in a batch whose seal is believed; answers with the seals. */
async function mustBeSealed(answer: Answer, { keys, hash, verify }: World): Promise<readonly SentSeal[]> {
  const known = await keys();
  for (const { no, batch } of answer.receipts) {
    const { firstNo, count } = sealOf(answer, batch);
    must(no >= firstNo && no < firstNo + count, `receipt ${no} lies outside of its batch`);
  }
  for (const { others, ...seal } of answer.seals) {
    const of = answer.receipts.filter(({ batch }) => batch === seal.batch);
    const shown = new Map(of.map((receipt) => [receipt.no - seal.firstNo, receiptLeaf(receipt, hash)]));
    mustBe('root', treeOfShown(shown, { count: seal.count, hidden: others }, hash)?.root, seal.root);
    must(await verifySeal(seal, known, { hash, verify }), `chain or signature of batch ${seal.batch} does not fit`);
  }
  return answer.seals;
}

function proofOf(answer: Answer, act: Parameters<Answer['receipt']>[0], { hash }: World): Proof {
  const receipt = answer.receipt(act);
  const { others, ...seal } = sealOf(answer, receipt.batch);
  const of = answer.receipts.filter(({ batch }) => batch === seal.batch);
  const shown = new Map(of.map((one) => [one.no - seal.firstNo, receiptLeaf(one, hash)]));
  const path = treeOfShown(shown, { count: seal.count, hidden: others }, hash)?.paths.get(receipt.no - seal.firstNo);
  return { receipt, path: path ?? [], seal };
}

async function epochOf(lane: Lane): Promise<string> {
  return (await lane.pull(null, { pageBytes: 8 * 1024 })).page().cursor.epoch;
}

export const seals: readonly Case[] = [
  {
    rule: 'R13',
    name: 'keys',
    asked: `${keysPath} without a token`,
    async run({ talk }) {
      const reply = await talk.ask(keysPath);
      mustBe('status', reply.status, 200);
      const { keys } = v.parse(keysAnswerSchema, reply.json);
      must(keys.length > 0, 'no key');
      return `${keys.length} public key(s)`;
    },
  },
  {
    rule: 'R13',
    name: 'sealed',
    asked: 'a batch of five: its seal, checked with the public keys',
    async run(world) {
      const lane = (await world.desk()).lane();
      const answer = await lane.push(1, ...lane.openings(5));
      const all = await mustBeSealed(answer, world);
      mustBe('seals', all.length, 1);
      return 'root, chain and signature fit';
    },
  },
  {
    rule: 'R13',
    name: 'sealed in part',
    asked: 'two of that many again, in another exchange: the tree from what is shown and what is hidden',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = lane.openings(6);
      const [first, second] = acts;
      await lane.push(1, ...acts);
      must(first !== undefined && second !== undefined, 'no acts');
      const answer = await lane.push(1, first, second);
      const [seal] = await mustBeSealed(answer, world);
      must(seal !== undefined && seal.others.length > 0, 'nothing is said of the other receipts');
      return `the same root from 2 receipts and ${seal.others.length} hashes`;
    },
  },
  {
    rule: 'R13',
    name: 'chained',
    asked: 'two batches, one after the other: what the second says went before it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const [one, two] = [await lane.push(1, lane.opening()), await lane.push(2, lane.opening())];
      const [before, after] = [
        sealOf(one, one.receipts[0]?.batch ?? null),
        sealOf(two, two.receipts[0]?.batch ?? null),
      ];
      must(after.batch > before.batch, 'batches do not rise');
      if (after.batch !== before.batch + 1) return 'another wrote in between: rising';
      mustBe('previous', after.previous, before.chain);
      mustBe('first number', after.firstNo, before.firstNo + before.count);
      return 'the chain of the first';
    },
  },
  {
    rule: 'R13',
    name: 'vouchers that are not its word',
    asked: 'new acts with a proof of another act, with an altered proof, and with something that is no proof',
    async run(world) {
      const lane = (await world.desk()).lane();
      const known = lane.opening();
      const proof = proofOf(await lane.push(1, known), known, world);
      const epoch = await epochOf(lane);
      const acts = lane.openings(3).map((act) => lane.sent(act));
      const old = '2001-01-01T00:00:00.000Z';
      const [other, altered, none] = acts.map((sent, at) => {
        const receipt = { ...proof.receipt, mid: sent.mutation.mid, hash: sent.hash, serverTime: old };
        const voucher = [proof, { ...proof, receipt }, { receipt: 7, path: 'none', seal: null }][at];
        return { ...sent, voucher };
      });
      must(other !== undefined && altered !== undefined && none !== undefined, 'no acts');
      const answer = await lane.push(2, other, altered, none);
      const got = [other, altered, none].map((sent) => answer.receipt(sent));
      mustBe(
        'statuses',
        got.map(({ status }) => status),
        ['applied', 'applied', 'applied'],
      );
      mustBe(
        'revisions',
        got.map(({ revision }) => revision),
        [1, 1, 1],
      );
      must(
        got.every(({ serverTime }) => serverTime !== old),
        'a forged first time was believed',
      );
      mustBe('epoch', await epochOf(lane), epoch);
      return 'the acts are taken in, the vouchers count for nothing, no new epoch';
    },
  },
  {
    rule: 'R13',
    name: 'a voucher for what is known',
    asked: 'an act again in another lane, with its own true proof',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      const known = lane.opening();
      const before = await lane.push(1, known);
      const epoch = await epochOf(lane);
      const sent = { ...lane.sent(known), voucher: proofOf(before, known, world) };
      mustBe('receipt', (await other.push(1, sent)).receipt(sent), before.receipt(known));
      mustBe('epoch', await epochOf(lane), epoch);
      return 'the receipt it has, no new epoch';
    },
  },
  {
    rule: 'R13',
    name: 'a question with the server’s word',
    asked: 'what became of an act, with the word that stands; with an altered one; with one on another act',
    async run(world) {
      const lane = (await world.desk()).lane();
      const [known, another] = lane.openings(2);
      must(known !== undefined && another !== undefined, 'no acts');
      const before = await lane.push(1, known, another);
      const epoch = await epochOf(lane);
      const proof = proofOf(before, known, world);
      const altered = { ...proof, receipt: { ...proof.receipt, revision: 7 } };
      for (const voucher of [proof, altered, proofOf(before, another, world), 'a word']) {
        const { scope, mid, revision } = proof.receipt;
        const { receipts } = await lane.exchange({ held: [{ scope, mid, revision, voucher }] });
        mustBe('receipts', receipts, []);
      }
      mustBe('receipt', (await lane.push(1, known)).receipt(known), before.receipt(known));
      mustBe('epoch', await epochOf(lane), epoch);
      return 'nothing new is said, no new epoch';
    },
  },
];
