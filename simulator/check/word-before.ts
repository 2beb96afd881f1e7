import type { Receipt } from '../../src/protocol/receipt.ts';
import type { Ledger } from './ledger.ts';

/** What a server had said of an act, in a history it has lost, counts for this much when the act comes again (R13). */
export interface WordBefore {
  /** A refusal that followed from no other act. */
  readonly refused: boolean;
  /** The revision its record came to by it; 0: it had not taken effect. */
  readonly stoodAt: number;
}

export const nothingBefore: WordBefore = { refused: false, stoodAt: 0 };

/**
 * By its first receipt in the present history: the word it came with is of the revision before. Two histories may each have one
 * of that revision; then it is the one that agrees with what was said now.
 */
export function wordBefore(ledger: Ledger, first: Receipt | undefined): WordBefore {
  if (ledger.restores === 0 || first === undefined || first.revision < 2) return nothingBefore;
  const words = ledger.wordsOn(first.mid, first.revision - 1).map(countsFor);
  const now = countsFor(first);
  const agrees = ({ refused, stoodAt }: WordBefore): boolean =>
    now.stoodAt > 0 ? stoodAt === now.stoodAt : refused === now.refused;
  return words.findLast(agrees) ?? words.at(-1) ?? nothingBefore;
}

function countsFor({ status, rev, waitsFor, flags }: Receipt): WordBefore {
  if (status === 'applied' || status === 'merged') return { refused: false, stoodAt: rev ?? 0 };
  if (status === 'refused') return { refused: waitsFor === null, stoodAt: 0 };
  const told = flags.find((flag) => flag.startsWith('stoodAt:'));
  return { refused: false, stoodAt: Number(told?.split(':')[1] ?? 0) };
}
