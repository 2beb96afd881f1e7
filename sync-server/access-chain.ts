import { canonicalText } from '../src/domain/canonical-text.ts';
import type { HashText } from '../src/domain/words.ts';
import type { Tables } from './store/tables.ts';

/** Chain of a commune whose access has never been changed. */
export const emptyAccessChain = '0'.repeat(64);

/** A row of the access log without its chain. */
export type ChainedAccessChange = Omit<Tables['access_change'], 'chain'>;

/** The chain after a change of access, H(previous, row): an altered, removed or moved row breaks it. */
export function accessLink(previous: string, change: ChainedAccessChange, hash: HashText): string {
  const { scope, no, kind, account, was, became, reason, done_by, device, at, request } = change;
  return hash(canonicalText({ previous, scope, no, kind, account, was, became, reason, done_by, device, at, request }));
}
