import type { Case } from '../conformance-case.ts';
import type { SentMutation } from '../../src/protocol/sync-exchange.ts';
import { midOf } from '../desk.ts';
import { must, mustBe } from '../not-so.ts';

export const receipts: readonly Case[] = [
  {
    rule: 'R4',
    name: 'a receipt each',
    asked: 'a batch of what takes effect, is refused, waits, is unknown, cannot be read and does not fit its hash',
    async run(world) {
      const lane = (await world.desk()).lane();
      const damaged = lane.sent(lane.opening());
      const acts: readonly (readonly [SentMutation, string])[] = [
        [lane.sent(lane.opening()), 'applied'],
        [lane.sent(lane.opening({ 'child.fullName': '' })), 'refused'],
        [lane.sent(lane.print(world.newId())), 'blockedBy'],
        [lane.sent(lane.act('paintDossier', {})), 'quarantined'],
        [{ hash: world.hash(world.newId()), unreadable: world.newId() }, 'quarantined'],
        [{ ...damaged, hash: world.hash('other bytes') }, 'quarantined'],
        [lane.sent(lane.opening()), 'applied'],
      ];
      const sent = acts.map(([act]) => act);
      const answer = await lane.push(1, ...sent);
      mustBe('lane', [answer.lanes[0]?.outcome, answer.lanes[0]?.expected], ['ok', acts.length + 1]);
      mustBe('receipts', answer.receipts.length, acts.length);
      mustBe(
        'statuses',
        sent.map((act) => answer.receipt(act).status),
        acts.map(([, status]) => status),
      );
      mustBe(
        'hashes',
        sent.map((act) => answer.receipt(act).hash),
        sent.map(({ hash }) => hash),
      );
      return 'each its receipt, by id and hash, and the lane goes on';
    },
  },
  {
    rule: 'R4',
    name: 'numbers',
    asked: 'three batches: the numbers of their receipts',
    async run(world) {
      const lane = (await world.desk()).lane();
      const numbers: number[] = [];
      for (const from of [1, 3, 5]) {
        const acts = lane.openings(2);
        const answer = await lane.push(from, ...acts);
        numbers.push(...acts.map((act) => answer.receipt(act).no));
      }
      must(
        numbers.every((no, at) => at === 0 || no > (numbers[at - 1] ?? 0)),
        `not rising: ${numbers.join(', ')}`,
      );
      return `rising: ${numbers.join(', ')}`;
    },
  },
  {
    rule: 'R4',
    name: 'let go',
    asked: 'an act that its author has let go of: id and hash alone',
    async run(world) {
      const lane = (await world.desk()).lane();
      const gone: SentMutation = { hash: world.hash(world.newId()), letGo: world.newId() };
      const answer = await lane.push(1, gone, lane.opening());
      mustBe('its receipt', answer.receipt(gone).status, 'quarantined');
      mustBe('expected', answer.lanes[0]?.expected, 3);
      return 'noted as quarantined, the lane goes on';
    },
  },
  {
    rule: 'R8',
    name: 'the same receipts',
    asked: 'a batch of applied, refused and quarantined acts, then the same bytes again',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [lane.opening(), lane.opening({ 'child.sex': 'x' }), lane.act('paintDossier', {}), lane.opening()];
      const request = lane.request({ lanes: [lane.run(1, ...acts)] });
      const [before, after] = [await lane.exchange(request), await lane.exchange(request)];
      mustBe('receipts', after.receipts, before.receipts);
      return `${acts.length} receipts: number, time, hash, revision and status the same`;
    },
  },
  {
    rule: 'R8',
    name: 'a reply that was lost',
    asked: 'a batch, and the same bytes twice more before its answer has come',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = lane.openings(3);
      const request = lane.request({ lanes: [lane.run(1, ...acts)] });
      const answers = await Promise.all([0, 1, 2].map(() => lane.exchange(request)));
      const [one] = answers;
      must(one !== undefined, 'no answer');
      for (const answer of answers) mustBe('receipts', answer.receipts, one.receipts);
      mustBe('acts answered', [...new Set(one.receipts.map(({ mid }) => mid))].sort(), acts.map(midOf).sort());
      return 'the same receipts to all';
    },
  },
];
