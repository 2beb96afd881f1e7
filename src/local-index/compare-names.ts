import { comparedBy, givenOf } from './name-words.ts';
import { compareWords, type WordLikeness } from './spelling.ts';

/** How much a word tells of who somebody is: the rarer the more. */
export type WeighWord = (word: string) => number;

export interface NameLikeness {
  /** 0 to 1. */
  readonly part: number;
  /** The least alike of the words that were paired. */
  readonly how: 'same' | 'order' | 'accents' | 'spelling' | 'initial' | 'different';
  /** Whether the words by which people are called are the same but for accents: the last, or the one a prefix marks. */
  readonly sameGiven: boolean;
}

const worth: Readonly<Record<WordLikeness, number>> = {
  same: 1,
  sound: 0.9,
  spelling: 0.8,
  initial: 0.6,
  different: 0,
};

/** Two names word by word, in whatever order; words without a partner count against. */
export function compareNames(a: string, b: string, weigh: WeighWord): NameLikeness {
  const [left, right] = [comparedBy(a), comparedBy(b)];
  const free = [...right];
  let [alike, all, isSpelling, isInitial, unpaired] = [0, 0, false, false, false];
  for (const word of left) {
    const best = bestOf(word, free);
    const weight = weigh(word);
    if (best === undefined) {
      all += weight;
      unpaired = true;
      continue;
    }
    free.splice(best.at, 1);
    all += Math.max(weight, weigh(best.word));
    alike += worth[best.how] * Math.max(weight, weigh(best.word));
    isSpelling ||= best.how === 'sound' || best.how === 'spelling';
    isInitial ||= best.how === 'initial';
  }
  for (const word of free) all += weigh(word);
  const part = all === 0 ? 0 : alike / all;
  const isOrder = left.join(' ') !== right.join(' ');
  const isWritten = a.normalize('NFC').toLowerCase() !== b.normalize('NFC').toLowerCase();
  const how =
    unpaired || free.length > 0
      ? part >= 0.6
        ? 'spelling'
        : 'different'
      : isInitial
        ? 'initial'
        : isSpelling
          ? 'spelling'
          : isOrder
            ? 'order'
            : isWritten
              ? 'accents'
              : 'same';
  return { part, how, sameGiven: isSameGiven(a, b) || (how === 'order' && part === 1) };
}

/** Papers write a prefix, join it or leave it out: a marked word may be any of the other's, with its letter or without. */
function isSameGiven(a: string, b: string): boolean {
  const [left, right] = [givenOf(a), givenOf(b)];
  if (left.word === right.word) return true;
  const isIn = ({ word, isMarked }: typeof left, other: string): boolean =>
    isMarked && word !== undefined && comparedBy(other).some((one) => one === word || one === word.slice(1));
  return isIn(left, b) || isIn(right, a);
}

function bestOf(word: string, free: readonly string[]) {
  let best: { readonly at: number; readonly word: string; readonly how: WordLikeness } | undefined;
  for (const [at, other] of free.entries()) {
    const how = compareWords(word, other);
    if (worth[how] > (best === undefined ? 0 : worth[best.how])) best = { at, word: other, how };
  }
  return best;
}
