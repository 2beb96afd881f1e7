import type { Label } from '../../src/domain/words.ts';
import type { Language } from '../../src/messages/language.ts';

/** Every word between marks, so that what is not of the language stands out. */
export function markWords(text: string): string {
  return text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => `⟦${word}⟧`);
}

const isFunction = (words: unknown): words is (...facts: unknown[]) => unknown => typeof words === 'function';
const isGroup = (words: unknown): words is Readonly<Record<string, unknown>> =>
  typeof words === 'object' && words !== null;

function marked(words: unknown): unknown {
  if (typeof words === 'string') return markWords(words);
  if (Array.isArray(words)) return words.map(marked);
  if (isGroup(words)) return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, marked(each)]));
  if (!isFunction(words)) return words;
  const said = (...facts: unknown[]): unknown => marked(words(...facts));
  return Object.defineProperty(said, 'length', { value: words.length });
}

/** A made-up language of the same shape, from the Vietnamese. */
export function pseudoLanguage(
  { messages, late }: Pick<Language, 'messages' | 'late'>,
  labels: readonly Label[],
): Language {
  const names = Object.fromEntries(labels.map(({ vi }) => [vi, markWords(vi)]));
  // The same shape, sentence by sentence.
  return { ...(marked({ messages, late }) as Pick<Language, 'messages' | 'late'>), names };
}

/** Where the words of a language are not those of another: keys, kinds, how many things a sentence is told, emptiness. */
export function unlikeWords(model: unknown, words: unknown, path = ''): readonly string[] {
  if (words === undefined) return [`${path} is missing`];
  if (isFunction(model)) {
    if (!isFunction(words)) return [`${path} is no sentence of its facts`];
    return words.length === model.length ? [] : [`${path} takes ${words.length} of ${model.length}`];
  }
  if (typeof model === 'string') {
    if (typeof words !== 'string') return [`${path} is no text`];
    return words === '' && model !== '' ? [`${path} is empty`] : [];
  }
  if (!isGroup(model)) return [];
  if (!isGroup(words)) return [`${path} is no group`];
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const extra = Object.keys(words).filter((key) => !Object.hasOwn(model, key) && key !== 'names');
  return [
    ...Object.entries(model).flatMap(([key, each]) => unlikeWords(each, words[key], at(key))),
    ...extra.map((key) => `${at(key)} is nobody’s`),
  ];
}
