import { foldText } from '../domain/fold-text.ts';

export interface Part {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text cut where its words begin as something typed does, accents or not, so that what was found can be seen. */
export function matchParts(text: string, typed: string): readonly Part[] {
  const wanted = foldText(typed)
    .split(/[\s.,;:/]+/u)
    .filter((word) => word !== '');
  const whole = text.normalize('NFC');
  const marks = new Uint8Array(whole.length);
  for (const { from, folded } of wordsIn(whole)) {
    const begun = wanted.filter((word) => folded.text.startsWith(word)).sort((a, b) => b.length - a.length)[0];
    const ends = begun === undefined ? undefined : folded.ends[begun.length - 1];
    if (ends !== undefined) marks.fill(1, from, from + ends);
  }
  const parts: Part[] = [];
  let start = 0;
  for (let at = 1; at <= whole.length; at += 1) {
    if (at < whole.length && marks[at] === marks[start]) continue;
    if (at > start) parts.push({ text: whole.slice(start, at), isMatch: marks[start] === 1 });
    start = at;
  }
  return parts;
}

/** The words of a text with their places, folded letter by letter. */
function* wordsIn(text: string) {
  for (const found of text.matchAll(/[^\s\-–.,;:/]+/gu)) {
    const ends: number[] = [];
    let folded = '';
    let at = 0;
    for (const letter of found[0]) {
      at += letter.length;
      const plain = foldText(letter);
      // A mark with no letter of its own goes with the one before it.
      if (plain === '' && ends.length > 0) ends[ends.length - 1] = at;
      folded += plain;
      for (let each = 0; each < plain.length; each += 1) ends.push(at);
    }
    yield { from: found.index, folded: { text: folded, ends } };
  }
}
