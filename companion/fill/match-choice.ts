import { unitKey } from '../../src/domain/administrative-units.ts';
import { foldText } from '../../src/domain/fold-text.ts';
import type { Wanted } from './plan-fill.ts';

export interface Offered {
  readonly value: string;
  readonly text: string;
}

export type Match =
  | { readonly kind: 'found'; readonly at: number }
  | { readonly kind: 'none' }
  /** Several go by these words: a person chooses. */
  | { readonly kind: 'several' };

/**
 * Which choice is meant. What the mapping names decides alone. Else our code, unless the words say another choice: codes of two
 * systems may be alike and mean different things. Else the words: without diacritics, case and the rank of a unit.
 */
export function matchChoice(offered: readonly Offered[], wanted: Wanted): Match {
  const { theirs, code, text } = wanted;
  const where = (is: (choice: Offered) => boolean): readonly number[] =>
    offered.flatMap((choice, at) => (is(choice) ? [at] : []));
  if (theirs !== null) return only(where(({ value }) => value === theirs));
  if (wanted.digits) return only(where((choice) => isNumber(choice, Number(text))));
  const key = foldText(text);
  const named = only(where((choice) => key !== '' && wordsOf(choice) === key));
  if (named.kind !== 'none') return named;
  const coded = code === null || code === '' ? [] : where(({ value }) => value === code);
  if (coded.length > 0) return only(coded);
  const unit = unitKey(text);
  const ranked = only(where((choice) => unit !== '' && unitKey(choice.text) === unit));
  if (ranked.kind !== 'none') return ranked;
  return only(where((choice) => key !== '' && hasWords(wordsOf(choice), key)));
}

function only(found: readonly number[]): Match {
  const [at, another] = found;
  if (at === undefined) return { kind: 'none' };
  return another === undefined ? { kind: 'found', at } : { kind: 'several' };
}

/** `01 - Kinh` and `Kinh (Việt)` are `kinh` with something beside it. */
function wordsOf({ text }: Offered): string {
  return foldText(text.replace(/^\s*\d+\s*[-–.:)]\s*/u, ''));
}

function hasWords(all: string, some: string): boolean {
  return ` ${all.replace(/[^\p{L}\d]+/gu, ' ').trim()} `.includes(` ${some} `);
}

function isNumber({ value, text }: Offered, wanted: number): boolean {
  const [number] = /\d+/u.exec(text) ?? /^\d+$/u.exec(value) ?? [];
  return number !== undefined && Number(number) === wanted;
}

/** Whether a text that stands in a field says what is wanted, in whatever way the page writes it. */
export function saysSo(standing: string, wanted: Wanted): boolean {
  if (wanted.digits) return numbers(standing) === numbers(wanted.text) && numbers(standing) !== '';
  return spaced(standing) === spaced(wanted.text);
}

/** `05/03/2026`, `5.3.2026` and `05032026` are one date; a mask's blanks are nothing. */
function numbers(text: string): string {
  const parts = text.match(/\d+/gu) ?? [];
  return parts.length > 1 ? parts.map(Number).join('/') : whole(parts[0] ?? '');
}

function whole(digits: string): string {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/u.exec(digits) ?? [];
  return year === undefined ? String(digits === '' ? '' : Number(digits)) : [day, month, year].map(Number).join('/');
}

const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleUpperCase('vi');

/** A field that only shows how to fill it. */
export function isBlankMask(standing: string): boolean {
  return /^[\s_/.\-:]*$/u.test(standing) || /^d{1,2}\/m{1,2}\/y{2,4}$/iu.test(standing.trim());
}
