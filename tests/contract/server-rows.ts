import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { emptyDigest } from '../../src/protocol/digest.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { emptyReceiptChain } from '../../src/protocol/seal.ts';
import { emptyChain } from '../../sync-server/chain-link.ts';
import type { ScopeWrites } from '../../sync-server/store/scope-port.ts';
import type {
  Arrival,
  LoggedChange,
  ReceiptBatch,
  ScopeCounter,
  StoredEntity,
  StoredMutation,
} from '../../sync-server/store/scope-rows.ts';
import { madeUpId } from '../support/acts.ts';
import { testCommune } from '../support/server-parts.ts';

// Made-up rows, numbered: the tenth mutation acts on the tenth record.

export const scope = testCommune.code;
export const at = '2026-11-20T02:00:00.000Z';
export const lane = { device: madeUpId(0xd1), incarnation: '0000TEST', author: madeUpId(0xa1) };
export const account = {
  id: lane.author,
  scope,
  username: 'thu1',
  passwordHash: 'hash',
  name: 'Thử Thị Một',
  title: 'Công chức',
  roles: rolesOfBefore,
};
export const noCounter: ScopeCounter = {
  turn: 0,
  seq: 0,
  chain: emptyChain,
  digest: emptyDigest,
  receiptNo: 0,
  mutationNo: 0,
  batch: 0,
  receiptChain: emptyReceiptChain,
};

export const arrival = (seq: number, parts: Partial<Arrival> = {}): Arrival => ({
  ...lane,
  seq,
  mid: madeUpId(seq),
  hash: 'a'.repeat(64),
  carrier: lane.author,
  ...parts,
});

export const mutation = (no: number, parts: Partial<StoredMutation> = {}): StoredMutation => ({
  mid: madeUpId(no),
  no,
  hash: 'a'.repeat(64),
  ...lane,
  entity: madeUpId(0xe00 + no),
  body: '{"name":"Đặng Ữ"}',
  arrivedAt: at,
  status: 'applied',
  revision: 1,
  waitsFor: null,
  cause: null,
  ...parts,
});

export const receipt = (no: number, parts: Partial<Receipt> = {}): Receipt => ({
  scope,
  no,
  mid: madeUpId(no),
  hash: 'a'.repeat(64),
  revision: 1,
  status: 'applied',
  serverTime: at,
  rev: 1,
  problems: [{ field: 'child.fullName', code: 'odd', message: { vi: 'Lạ', en: 'Odd' } }],
  conflicts: [{ field: 'a', from: null, to: 'đ', current: 7 }],
  waitsFor: null,
  flags: ['possibleDuplicate'],
  batch: null,
  ...parts,
});

export const receiptBatch = (batch: number, parts: Partial<ReceiptBatch> = {}): ReceiptBatch => ({
  batch,
  epoch: madeUpId(0xe9),
  firstNo: batch,
  count: 1,
  previous: emptyReceiptChain,
  root: 'c'.repeat(64),
  chain: 'e'.repeat(64),
  at,
  ...parts,
});

export const entity = (no: number, parts: Partial<StoredEntity> = {}): StoredEntity => ({
  kind: 'dossier',
  id: madeUpId(0xe00 + no),
  rev: 1,
  seq: no,
  digest: 'd'.repeat(64),
  state: '{"a":"ữ"}',
  telling: null,
  leftTo: null,
  reportedBy: null,
  isReport: false,
  ...parts,
});

export const change = (seq: number, parts: Partial<LoggedChange> = {}): LoggedChange => ({
  seq,
  kind: 'dossier',
  entity: madeUpId(0xe00 + seq),
  rev: 1,
  mid: madeUpId(seq),
  device: lane.device,
  incarnation: lane.incarnation,
  chain: String(seq).padStart(64, '0'),
  at,
  ...parts,
});

export const writesOf = (parts: Partial<ScopeWrites>): ScopeWrites => ({
  counter: noCounter,
  lanes: [],
  arrivals: [],
  newMutations: [],
  judgedAgain: [],
  setAside: [],
  entities: [],
  changes: [],
  receipts: [],
  batch: null,
  ...parts,
});
