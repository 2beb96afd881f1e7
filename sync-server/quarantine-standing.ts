import { isFinal } from '../src/protocol/receipt.ts';
import type { Verdict } from './judge.ts';
import { decidableCauses, takenInCause } from './server-problems.ts';
import type { StoredMutation } from './store/scope-rows.ts';

/** Kept for the record, and never judged again: nothing may wait for it, or it would wait for ever (R5). */
export function isNeverJudged({ status, cause }: StoredMutation): boolean {
  return status === 'quarantined' && (cause === 'laneMismatch' || cause === 'mutationTooLarge');
}

export function isSetApart({ status, cause }: StoredMutation): boolean {
  return status === 'quarantined' && decidableCauses.some((one) => one === cause);
}

export function stillTakenIn({ cause }: StoredMutation, { status }: Verdict): string | null {
  return cause === takenInCause && !isFinal(status) ? takenInCause : null;
}
