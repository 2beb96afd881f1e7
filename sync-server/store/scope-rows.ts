import type { RecordKind } from '../../src/domain/record-ref.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { ReceiptStatus } from '../../src/protocol/receipt.ts';

/** A lane within a scope (docs/sync-rules.md). */
export interface LaneKey {
  readonly device: string;
  readonly incarnation: string;
  readonly author: string;
}

/** R12: the numbers a commune is counted by. `turn` grows with every writing transaction, whatever it wrote. */
export interface ScopeCounter {
  readonly turn: number;
  readonly seq: number;
  readonly chain: string;
  readonly digest: string;
  readonly receiptNo: number;
  readonly mutationNo: number;
  /** Number of the latest batch of receipts, and the receipt chain after it. */
  readonly batch: number;
  readonly receiptChain: string;
}

/** The receipts one transaction wrote, as they are sealed: all of a seal but key and signature. */
export interface ReceiptBatch {
  readonly batch: number;
  readonly epoch: string;
  readonly firstNo: number;
  readonly count: number;
  readonly previous: string;
  readonly root: string;
  readonly chain: string;
  readonly at: Instant;
}

export interface Arrival extends LaneKey {
  readonly seq: number;
  readonly mid: string;
  readonly hash: string;
  /** The account whose sign-in brought it; `null` where that was not kept yet. */
  readonly carrier: string | null;
}

/** A mutation whose text fits its hash, and where it stands. */
export interface StoredMutation {
  readonly mid: string;
  /** Order of arrival within the scope; lanes arrive in their own order. */
  readonly no: number;
  readonly hash: string;
  readonly author: string;
  readonly device: string;
  readonly incarnation: string;
  /** `null` when this build cannot read the mutation's form. */
  readonly entity: string | null;
  /** Canonical text. */
  readonly body: string;
  readonly arrivedAt: Instant;
  readonly status: ReceiptStatus;
  readonly revision: number;
  /** Id of another mutation, or of a record that is not there. */
  readonly waitsFor: string | null;
  /** Code of the first problem of a quarantined one. */
  readonly cause: string | null;
}

/** What came without a text that can be judged. */
export interface SetAside {
  readonly mid: string;
  readonly hash: string;
  readonly cause: string;
  readonly body: string | null;
  readonly author: string;
  readonly device: string;
  readonly arrivedAt: Instant;
}

export interface StoredEntity {
  readonly kind: RecordKind;
  readonly id: string;
  readonly rev: number;
  /** Number of its latest change. */
  readonly seq: number;
  /** Of a record that has left: `emptyDigest`, so that it counts for nothing in the scope's. */
  readonly digest: string;
  /** Canonical text; empty of a record that has left. */
  readonly state: string;
  /** Keyed hash of what records of one event say alike (R10); `null` where there is nothing to compare. */
  readonly telling: string | null;
  /** The commune it has left this one for (R18); `null` while it is here. */
  readonly leftTo: string | null;
  /** Who brought the report that it began as; `null`: it began as none. */
  readonly reportedBy: string | null;
  /** It is a report still, and no dossier. */
  readonly isReport: boolean;
}

export interface LoggedChange {
  readonly seq: number;
  readonly kind: RecordKind;
  readonly entity: string;
  readonly rev: number;
  /** Of a change that the server made itself: the record's id. */
  readonly mid: string;
  /** Empty where no device can make it by itself: the server did it, or an act of two records. */
  readonly device: string;
  readonly incarnation: string;
  readonly chain: string;
  readonly at: Instant;
}

/** An entity without its state, with the bytes the state has. */
export interface EntityHead {
  readonly kind: RecordKind;
  readonly id: string;
  readonly rev: number;
  readonly seq: number;
  readonly digest: string;
  readonly bytes: number;
  /** It was here and is no more (R18). */
  readonly left: boolean;
  readonly reportedBy: string | null;
}

export interface AccountDevice {
  readonly account: string;
  readonly device: string;
}
