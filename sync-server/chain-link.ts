import { canonicalText } from '../src/domain/canonical-text.ts';
import type { RecordKind } from '../src/domain/record-ref.ts';
import type { HashText, Instant } from '../src/domain/words.ts';

/** Chain of a scope without changes. */
export const emptyChain = '0'.repeat(64);

export interface ChainedChange {
  readonly seq: number;
  readonly kind: RecordKind;
  readonly entity: string;
  readonly rev: number;
  readonly mid: string;
  /** Hash of the mutation that made it, and when the server first took that in. */
  readonly hash: string;
  readonly arrivedAt: Instant;
}

/** R13: the chain after a change, H(previous, change): whoever knows it knows everything before it. */
export function chainLink(previous: string, change: ChainedChange, hash: HashText): string {
  const { seq, kind, entity, rev, mid, arrivedAt } = change;
  return hash(canonicalText({ previous, seq, kind, entity, rev, mid, hash: change.hash, arrivedAt }));
}
