import type { Mutation } from '../src/domain/mutation.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import type { EarlierWord } from './earlier-word.ts';
import type { Verdict } from './judge.ts';
import type { OpenReceipt } from './seal-batch.ts';
import { blockedProblem, quarantineProblem } from './server-problems.ts';
import type { StoredMutation } from './store/scope-rows.ts';

/** One mutation on a docket. */
export interface Entry {
  stored: StoredMutation;
  readonly mutation: Mutation | undefined;
  readonly fresh: boolean;
  /** The server's own word on it, which it has lost (R13). */
  earlier: EarlierWord;
  /** Judged in this exchange, with another result than before. */
  answer: { readonly verdict: Verdict; readonly rev: number | null; readonly flags?: readonly string[] } | undefined;
  /** The latest word on it, to be said again under a later revision (R13). */
  again: Receipt | undefined;
}

/** The receipt of an entry whose standing has changed, under its number in the commune. */
export function writeReceipt(
  { stored, answer, again }: Entry,
  { scope, no }: { readonly scope: string; readonly no: number },
): OpenReceipt {
  if (answer === undefined && again !== undefined) {
    const { batch: _batch, ...word } = again;
    return { ...word, no, revision: stored.revision + 1 };
  }
  const verdict = answer?.verdict;
  return {
    scope,
    no,
    mid: stored.mid,
    hash: stored.hash,
    revision: stored.revision + 1,
    status: stored.status,
    serverTime: stored.arrivedAt,
    rev: answer?.rev ?? null,
    problems: problemsOf(verdict),
    conflicts: verdict?.status === 'parked' ? [...verdict.conflicts] : [],
    waitsFor: verdict?.status === 'refused' ? (verdict.waitsFor ?? null) : stored.waitsFor,
    flags: [...(answer?.flags ?? [])],
  };
}

function problemsOf(verdict: Verdict | undefined): Receipt['problems'] {
  switch (verdict?.status) {
    case 'refused':
      // A finding knows more than goes over the wire.
      return verdict.problems.map(({ field, code, message }) => ({ field, code, message }));
    case 'blockedBy':
      return [blockedProblem(verdict.waitsFor)];
    case 'quarantined':
      return [quarantineProblem(verdict.cause)];
    case 'applied':
    case 'merged':
    case 'parked':
    case undefined:
      return [];
  }
}
