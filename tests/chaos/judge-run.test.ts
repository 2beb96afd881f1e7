import { describe, expect, it } from 'vitest';
import type { Told } from '../../chaos/device-host.ts';
import { judgeRun } from '../../chaos/judge-run.ts';
import type { Truth } from '../../chaos/truth.ts';
import type { DeviceEnd } from '../../chaos/worker-talk.ts';
import { emptyDigest, foldDigest, rowDigestOfText } from '../../src/protocol/digest.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { emptyReceiptChain } from '../../src/protocol/seal.ts';
import { hashText } from '../../src/store/hash-text.ts';

const taken = '01a1fcbb-0000-7000-8000-000000000001';
const held = '01a1fcbb-0000-7000-8000-000000000002';
const at = '2026-11-20T02:00:00.000Z';

const receipt = (no: number, mid: string, status: Receipt['status']): Receipt => ({
  scope: '99999',
  no,
  mid,
  hash: '0'.repeat(64),
  revision: 1,
  status,
  serverTime: at,
  rev: null,
  problems: [],
  conflicts: [],
  waitsFor: null,
  flags: [],
  batch: null,
});
const record = (events: readonly string[], parked: readonly string[]) => ({
  id: 'a',
  rev: 1,
  state: JSON.stringify({ events: events.map((id) => ({ id })), parked: parked.map((mid) => ({ mid })) }),
});
const digestOf = (records: Truth['records']): string =>
  records.reduce(
    (folded, row) => foldDigest(folded, rowDigestOfText({ kind: 'dossier', ...row }, hashText)),
    emptyDigest,
  );

const told: Told = {
  saved: new Map([taken, held].map((mid) => [mid, { device: 'máy 1', name: 'editDossier', entity: 'a' }])),
  receipts: new Map([[taken, { serverTime: at, statuses: ['applied'] }]]),
  gaveUp: new Map(),
  troubles: [],
};
const records = [record([taken], [held])];
const truth: Truth = {
  mutations: new Map([
    [taken, 'applied'],
    [held, 'parked'],
  ]),
  setAside: new Set(),
  records,
  receipts: [receipt(1, taken, 'applied'), receipt(2, held, 'parked')],
  batches: [],
  head: { receiptNo: 2, batch: 0, receiptChain: emptyReceiptChain, digest: digestOf(records) },
};
const end: DeviceEnd = { digest: truth.head.digest, failure: null, outbox: [{ mid: held, status: 'parked' }] };

const judge = (changed: Partial<Truth> = {}, last: Partial<DeviceEnd> = {}) =>
  judgeRun(told, { ...truth, ...changed }, new Map([['máy 1', { ...end, ...last }]]));
const holding = (rows: Truth['records']): Partial<Truth> => ({
  records: rows,
  head: { ...truth.head, digest: digestOf(rows) },
});

describe('the count after a run', () => {
  it('finds nothing where there is nothing', () => {
    expect(judge()).toEqual({ made: 2, parked: 1, refused: 0, lost: [], doubled: [], amiss: [] });
  });

  it('[R1] finds an act that is not there, has no effect, or is in nobody’s hands', () => {
    expect(judge({ mutations: new Map([[held, 'parked']]) }).lost).toHaveLength(1);
    expect(judge(holding([record([], [held])])).lost).toHaveLength(1);
    expect(judge(holding([record([taken], [])])).lost).toHaveLength(1);
    expect(judge({}, { outbox: [] }).lost).toHaveLength(1);
  });

  it('[R2] finds an act that stands twice, on one record or on two', () => {
    expect(judge(holding([record([taken, taken], [held])])).doubled).toHaveLength(1);
    expect(judge(holding([record([taken], [held]), { ...record([taken], []), id: 'b' }])).doubled).toHaveLength(1);
  });

  it('[R11] finds a base that is not the server’s', () => {
    expect(judge({}, { digest: emptyDigest }).amiss).toHaveLength(1);
    expect(judge({ head: { ...truth.head, digest: emptyDigest } }).amiss).toHaveLength(1);
  });

  it('[R13] finds another first time and a receipt that is missing', () => {
    const [first, second] = truth.receipts as [Receipt, Receipt];
    expect(judge({ receipts: [{ ...first, serverTime: '2026-11-20T03:00:00.000Z' }, second] }).amiss).toHaveLength(1);
    expect(judge({ receipts: [first, { ...second, no: 3 }] }).amiss.join()).toContain('receiptMissing');
  });
});
