import { ok, type Parsed, wrong } from './parsed.ts';
import { plainText } from './plain-text.ts';

export type NameProblem = 'empty' | 'nameDigits' | 'nameLetters' | 'tooLong';

export const longestName = 120;

// Letters of Vietnamese or of a minority language (č ñ ĕ ŏ ĭ ŭ …): any Latin letter with its marks. BLDS 91/2015 Art. 26.
const allowed = /^[\p{Script=Latin}\p{M}' -]+$/u;
const hasLetter = /\p{Script=Latin}/u;

/** One way of writing what keyboards write in several: apostrophes, hyphens, and the Icelandic or African letter taken for đ. */
function oneWriting(text: string): string {
  return plainText(text)
    .replace(/['’‘ʼ`´′]/gu, "'")
    .replace(/[‐‑‒–−]/gu, '-')
    .replace(/[ÐƉ]/gu, 'Đ')
    .replace(/[ðɖ]/gu, 'đ');
}

/** A person's name as it is kept: as typed, in NFC, with single spaces and one kind of apostrophe. */
export function parseName(text: string): Parsed<string, NameProblem> {
  const name = oneWriting(text);
  if (name === '') return wrong('empty');
  if (name.length > longestName) return wrong('tooLong');
  if (/\p{N}/u.test(name)) return wrong('nameDigits');
  if (!allowed.test(name) || !hasLetter.test(name)) return wrong('nameLetters');
  return ok(name);
}

/** As papers print it: capitals with all accents. Independent of the machine's language. */
export function printName(name: string): string {
  return name.normalize('NFC').toUpperCase().normalize('NFC');
}

/** After a short prefix (H' K' M') or a hyphen a new capital begins. */
function titleCaseWord(word: string): string {
  const letters = [...word].filter((character) => /\p{L}/u.test(character)).length;
  const upper = word.toUpperCase();
  const lower = word.toLowerCase();
  // Mixed case is somebody's care: left alone.
  if (letters > 1 && word !== upper && word !== lower) return word;
  return lower.replace(/^\p{L}'\p{L}|^\p{L}|-\p{L}/gu, (start) => start.toUpperCase());
}

/** Help while typing: `NGUYỄN VĂN A` or `nguyễn văn a` → `Nguyễn Văn A`; `H'MẪU NIÊ` → `H'Mẫu Niê`. */
export function titleCaseName(text: string): string {
  return oneWriting(text).split(' ').map(titleCaseWord).join(' ');
}

export interface NameParts {
  readonly family: string;
  readonly middle: string;
  readonly given: string;
}

const prefix = /^(?:y|h'|k')$/iu;

/**
 * The cut the national exchange asks for in copies (`Ho`, `ChuDem`, `Ten`): first word, middle, last word; a one-word name
 * is a given name; a leading `Y`, `H'`, `K'` stays with the word after it. A proposal: an officer may move the cut.
 */
export function splitName(name: string): NameParts {
  const words = name.split(' ');
  const [first, second] = words;
  if (first !== undefined && second !== undefined && prefix.test(first)) words.splice(0, 2, `${first} ${second}`);
  const given = words.at(-1) ?? '';
  if (words.length === 1) return { family: '', middle: '', given };
  return { family: words[0] ?? '', middle: words.slice(1, -1).join(' '), given };
}

/** Vietnamese lists go by given name, then family name, then the middle. For a Vietnamese collator. */
export function nameSortKey(name: string): string {
  const { family, middle, given } = splitName(name);
  return [given, family, middle].filter((part) => part !== '').join(' ');
}

/** Negative, zero or positive, in the order of Vietnamese lists. */
export function compareNames(a: string, b: string): number {
  return collator.compare(nameSortKey(a), nameSortKey(b));
}

const collator = new Intl.Collator('vi');
