import { foldText } from '../domain/fold-text.ts';

/** A short prefix of the highlands before an apostrophe or alone: `H'Mẫu`, `H' Mẫu`, `K’ Brơi`, `Y Một`. */
const prefixed = /(?:^|\s)(?:([hky])\s?['’‘ʼ`´]\s?|(y)\s)(\S+)/giu;
/** The same at the head of a name, which then ends in the clan's: `Y Một Niê` is called Một. */
const beginsPrefixed = /^\s*(?:[hky]\s?['’‘ʼ`´]|y\s)\s*\S/iu;

/** The folded words of a text, in its order. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text.replace(/[.,;:/()«»"]/gu, ' '))
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * The words under which a name is found: its own, and where a prefix stands before one, prefix and word both apart and
 * joined, since papers write `H'Mẫu`, `H' Mẫu` and `HMẫu` for the same woman.
 */
export function namedBy(name: string): readonly string[] {
  const words = new Set(wordsOf(name));
  for (const [, apostrophe, alone, rest = ''] of name.matchAll(prefixed)) {
    const prefix = foldText(apostrophe ?? alone ?? '');
    const [word = ''] = wordsOf(rest);
    if (word !== '') for (const each of [prefix, word, prefix + word]) words.add(each);
  }
  return [...words];
}

/** The words two names are compared by: a prefix goes with the word after it, however it is written. */
export function comparedBy(name: string): readonly string[] {
  return wordsOf(
    name.replace(prefixed, (_all, apostrophe?: string, alone?: string, rest?: string) => {
      return ` ${apostrophe ?? alone ?? ''}${rest ?? ''}`;
    }),
  );
}

/** The word somebody is called by, as {@link comparedBy} has it, and whether a prefix marks it as that. */
export function givenOf(name: string): { readonly word: string | undefined; readonly isMarked: boolean } {
  const isMarked = beginsPrefixed.test(name);
  return { word: comparedBy(name).at(isMarked ? 0 : -1), isMarked };
}
