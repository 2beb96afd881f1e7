import { foldText } from '../../domain/fold-text.ts';

/** Letters typed into a list so far, and when the last of them came (milliseconds). */
export interface TypedLetters {
  readonly text: string;
  readonly at: number;
}

/** After such a pause the next letter begins a new word. */
export const forgetAfter = 1_000;

export const noLetters: TypedLetters = { text: '', at: -Infinity };

/** A key pressed in a list: a letter is added, Backspace takes one away; `undefined`: no letter. */
export function withKey(before: TypedLetters, key: string, at: number): TypedLetters | undefined {
  const text = at - before.at > forgetAfter ? '' : before.text;
  if (key === 'Backspace') return text === '' ? undefined : { text: text.slice(0, -1), at };
  // A space opens the list, but within a name it is one of its letters.
  if ([...key].length !== 1 || (key === ' ' && text === '')) return undefined;
  return { text: text + key, at };
}

/**
 * Which of the choices the letters mean, without diacritics: the first whose name begins with them, else the first of which
 * a word does. The same letter again goes on to the next that begins with it. `-1`: none.
 */
export function choiceByLetters(names: readonly string[], letters: string, chosen: number): number {
  const wanted = foldText(letters);
  if (wanted === '') return -1;
  const folded = names.map(foldText);
  const begins = (text: string) => (name: string) => name.startsWith(text);
  const whole = folded.findIndex(begins(wanted));
  if (whole >= 0) return whole;
  const [letter = ''] = wanted;
  if (wanted.length > 1 && [...wanted].every((each) => each === letter)) {
    const next = folded.findIndex((name, at) => at > chosen && name.startsWith(letter));
    return next >= 0 ? next : folded.findIndex(begins(letter));
  }
  return folded.findIndex((name) => name.includes(` ${wanted}`));
}
