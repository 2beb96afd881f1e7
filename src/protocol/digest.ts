import type { RecordKind } from '../domain/record-ref.ts';
import type { HashText } from '../domain/words.ts';
import { canonicalText } from '../domain/canonical-text.ts';

/** Digest of a scope that holds no rows. */
export const emptyDigest = '0'.repeat(64);

/** SHA-256 of one row of the base, 64 hex digits. */
export function rowDigest(row: { kind: RecordKind; id: string; rev: number; state: unknown }, hash: HashText): string {
  return hash(canonicalText({ kind: row.kind, id: row.id, rev: row.rev, state: row.state }));
}

/** The same from the state's canonical text, for whoever has it already: a row is then written out once, not twice. */
export function rowDigestOfText(
  row: { kind: RecordKind; id: string; rev: number; state: string },
  hash: HashText,
): string {
  const { kind, id, rev, state } = row;
  // RFC 8785 orders the keys; the state goes in as it stands.
  return hash(`{"id":${canonicalText(id)},"kind":"${kind}","rev":${canonicalText(rev)},"state":${state}}`);
}

/**
 * Folds one row digest into, or out of, a scope's digest: XOR, so that the order of rows does not matter and a change
 * costs two foldings instead of a walk over everything. Guards against loss and corruption, not against an adversary.
 */
export function foldDigest(scopeDigest: string, row: string): string {
  const folded = BigInt(`0x${scopeDigest}`) ^ BigInt(`0x${row}`);
  return folded.toString(16).padStart(64, '0');
}
