import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { auditReceipts, type ReceiptTable } from '../../src/protocol/audit-receipts.ts';
import { treeOfShown } from '../../src/protocol/merkle.ts';
import { keysAnswerSchema, receiptLeaf } from '../../src/protocol/seal.ts';
import type { SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { verifyProof, verifySeal } from '../../src/protocol/verify-proof.ts';
import { loadReceiptSigner, newReceiptSigner, verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { serverHash, testSigner } from '../support/server-parts.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;
const parts = { hash: serverHash, verify: verifyWithNode };

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

const publicKeys = async () =>
  v.parse(keysAnswerSchema, await (await server.fetch(`${server.serverUrl}/v1/keys`)).json()).keys;

/** Every receipt of an answer with its proof, as a device makes it. */
function proofsOf({ receipts, seals }: SyncResponse) {
  return seals.flatMap(({ others, ...seal }) => {
    const ofBatch = receipts.filter(({ scope, batch }) => scope === seal.scope && batch === seal.batch);
    const shown = new Map(ofBatch.map((receipt) => [receipt.no - seal.firstNo, receiptLeaf(receipt, serverHash)]));
    const tree = treeOfShown(shown, { count: seal.count, hidden: others }, serverHash);
    return ofBatch.map((receipt) => ({ receipt, path: tree?.paths.get(receipt.no - seal.firstNo) ?? [], seal }));
  });
}

describe('a receipt', () => {
  it('is sealed with its batch, and proved by the public key alone', async () => {
    const answer = await desk.push(1, ...desk.acts.openings(5));
    expect(answer.seals).toMatchObject([{ batch: 1, firstNo: 1, count: 5, others: [], key: testSigner.key.id }]);
    const keys = await publicKeys();
    for (const proof of proofsOf(answer)) {
      expect(await verifyProof(proof, keys, parts)).toBe(true);
      expect(await verifyProof(proof, [newReceiptSigner().key], parts)).toBe(false);
      const lies = [
        { serverTime: '2026-11-19T02:00:00.000Z' },
        { status: 'refused' as const },
        { no: proof.receipt.no === 1 ? 2 : 1 },
        { hash: '0'.repeat(64) },
        { batch: 2 },
        { scope: '99998' },
      ];
      for (const lie of lies) {
        const forged = { ...proof, receipt: { ...proof.receipt, ...lie } };
        expect(await verifyProof(forged, keys, parts)).toBe(false);
      }
    }
  });

  it('comes with what of its batch the device does not hold', async () => {
    const acts = desk.acts.openings(7);
    await desk.push(1, ...acts);
    const answer = await desk.push(3, ...acts.slice(2, 4));
    expect(answer.receipts.map(({ no }) => no)).toEqual([3, 4]);
    expect(answer.seals[0]?.others.length).toBeGreaterThan(0);
    const keys = await publicKeys();
    const proofs = proofsOf(answer);
    expect(proofs).toHaveLength(2);
    for (const proof of proofs) expect(await verifyProof(proof, keys, parts)).toBe(true);
  });

  it('[R8] is sealed again, by the key of the day, in the chain it was written in', async () => {
    const acts = desk.acts.openings(2);
    const [first] = (await desk.push(1, ...acts)).seals;
    await other.push(1, other.acts.opening());
    const [again] = (await desk.push(1, ...acts)).seals;
    expect(again).toMatchObject({ chain: first?.chain, previous: first?.previous, root: first?.root });
    const third = (await desk.push(3, desk.acts.opening())).seals[0];
    const second = (await server.store.read((scope) => scope('99999').batches([2])))[0];
    expect(second?.previous).toBe(first?.chain);
    expect(third?.previous).toBe(second?.chain);
    expect(third && (await verifySeal(third, await publicKeys(), parts))).toBe(true);
  });

  it('is given with the keys at sign-in', () => {
    expect(desk.session.keys).toEqual([testSigner.key]);
  });
});

describe('the audit of a commune’s receipts', () => {
  async function table(): Promise<ReceiptTable> {
    return server.store.read(async (scope) => {
      const head = await scope('99999').counter();
      const numbers = Array.from({ length: head.batch }, (_, at) => at + 1);
      const batches = (await scope('99999').batches(numbers)).map((batch) => ({ ...batch, scope: '99999' }));
      return { receipts: await scope('99999').receiptsBetween(1, head.receiptNo), batches, head };
    });
  }
  const audit = (of: ReceiptTable) => auditReceipts(of, serverHash);
  const kinds = (of: ReceiptTable) => audit(of).map(({ kind }) => kind);

  it('finds nothing where nothing is wrong, and every row that was altered, removed or moved', async () => {
    expect(audit(await table())).toEqual([]);
    for (let round = 0; round < 3; round += 1) {
      await desk.push(1 + round * 3, ...desk.acts.openings(3));
      await other.push(1 + round * 2, ...other.acts.openings(2));
    }
    const good = await table();
    expect(good).toMatchObject({ head: { receiptNo: 15, batch: 6 } });
    expect(audit(good)).toEqual([]);
    for (const [index, receipt] of good.receipts.entries()) {
      const altered = good.receipts.with(index, { ...receipt, serverTime: '2020-01-01T00:00:00.000Z' });
      expect(kinds({ ...good, receipts: altered })).toEqual(['rootDiffers']);
      expect(kinds({ ...good, receipts: good.receipts.toSpliced(index, 1) })).toContain('rootDiffers');
      const next = good.receipts[index + 1];
      if (next === undefined) continue;
      const moved = good.receipts.with(index, { ...next, no: receipt.no }).with(index + 1, { ...receipt, no: next.no });
      expect(kinds({ ...good, receipts: moved })).toContain('rootDiffers');
      expect(kinds({ ...good, receipts: good.receipts.with(index, next).with(index + 1, receipt) })).toContain(
        'receiptOutOfPlace',
      );
    }
    for (const index of good.batches.keys()) {
      expect(kinds({ ...good, batches: good.batches.toSpliced(index, 1) }).length).toBeGreaterThan(0);
    }
    // All from one batch on thrown away: the counter still knows.
    const cut = { ...good, receipts: good.receipts.slice(0, 10), batches: good.batches.slice(0, 4) };
    expect(kinds(cut)).toEqual(['headDiffers']);
    // A row altered and its batch sealed anew without the key: the next batch does not fit behind it.
    const forged = good.batches.map((batch) => (batch.batch === 2 ? { ...batch, chain: 'f'.repeat(64) } : batch));
    expect(kinds({ ...good, batches: forged })).toEqual(['chainBroken', 'chainBroken']);
  });
});

describe('the key that receipts are signed with', () => {
  it('is made once, for this account of the machine alone, and found again', () => {
    const directory = mkdtempSync(join(tmpdir(), 'lien-mach-key-'));
    const file = join(directory, 'receipt-key.pem');
    const made = loadReceiptSigner(file, 'draft');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(loadReceiptSigner(file, 'other').key).toEqual(made.key);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(made.key.id).toMatch(/^[0-9a-f]{16}$/u);
    rmSync(directory, { recursive: true });
  });
});
