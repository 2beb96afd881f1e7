import type { Problem } from '../src/domain/outcome.ts';
import type { Receipt } from '../src/protocol/receipt.ts';

/** What counts of the server's own word on an act, given in a history that it has lost (R13). */
export interface EarlierWord {
  readonly flags: readonly string[];
  /** The revision its record came to by it there; 0: it had not taken effect. */
  readonly stoodAt: number;
  /** The rules' own refusal: final, and told to whoever made it, so that it stands. */
  readonly refusal: readonly Problem[] | null;
}

const noEarlierWord: EarlierWord = { flags: [], stoodAt: 0, refusal: null };

export function wordBefore(receipt: Receipt | undefined): EarlierWord {
  if (receipt === undefined) return noEarlierWord;
  const { status, flags, problems, rev, waitsFor } = receipt;
  switch (status) {
    case 'applied':
    case 'merged':
      return { ...noEarlierWord, flags, stoodAt: rev ?? 0 };
    case 'refused':
      // What follows from another act, by a person's decision or because that was refused, follows from it again.
      return { ...noEarlierWord, flags, refusal: waitsFor === null ? problems : null };
    case 'parked':
    case 'blockedBy':
    case 'quarantined':
      return { ...noEarlierWord, flags, stoodAt: stoodIn(flags) };
  }
}

const mark = 'stoodAt:';

/** How the receipt of an act that is held, and had taken effect in a lost history, tells how far its record was by it. */
export function stoodFlag(rev: number): string {
  return `${mark}${rev}`;
}

function stoodIn(flags: readonly string[]): number {
  const told = flags.find((flag) => flag.startsWith(mark))?.slice(mark.length) ?? '';
  return /^\d{1,15}$/u.test(told) ? Number(told) : 0;
}
