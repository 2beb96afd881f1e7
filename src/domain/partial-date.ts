import * as v from 'valibot';
import { daysInMonth, isRealDay, localDate } from './local-date.ts';
import { ok, type Parsed, wrong } from './parsed.ts';
import type { LocalDate } from './words.ts';

/**
 * A date of which the day, or day and month, may be unknown. Printed `DD/MM/YYYY`, `MM/YYYY` or `YYYY`;
 * an unknown part is never stored as 01. `m` 1–12, `d` 1–31 and only with `m`.
 */
export interface PartialDate {
  readonly y: number;
  readonly m?: number;
  readonly d?: number;
}

export type DateProblem = 'empty' | 'dateForm' | 'dateNotReal' | 'dateYear' | 'dateIncomplete';

const years = { min: 1850, max: 2150 } as const;

/** Nobody alive was born before; no paper is dated after. */
export function isPlausibleYear(year: number): boolean {
  return year >= years.min && year <= years.max;
}

const part = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

function isReal(date: PartialDate): boolean {
  if (date.m === undefined) return date.d === undefined;
  return date.d === undefined || isRealDay(date.y, date.m, date.d);
}

export const partialDateSchema: v.GenericSchema<unknown, PartialDate> = v.pipe(
  v.strictObject({
    y: part(years.min, years.max),
    m: v.exactOptional(part(1, 12)),
    d: v.exactOptional(part(1, 31)),
  }),
  v.check(isReal, 'dateNotReal'),
);

/** The latest year with these two digits that is not after the context's: `26` in 2026 is 2026, `27` is 1927. */
function fullYear(text: string, contextYear: number): number {
  if (text.length === 4) return Number(text);
  const century = contextYear - (contextYear % 100);
  const year = century + Number(text);
  return year > contextYear ? year - 100 : year;
}

interface Pieces {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

const separated: readonly RegExp[] = [
  /^(?<day>\d{1,2})[/.\- ](?<month>\d{1,2})[/.\- ](?<year>\d{4}|\d{2})$/u,
  /^(?<month>\d{1,2})[/.\- ](?<year>\d{4})$/u,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u,
  /^(?<year>\d{4})$/u,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/u,
  // `032026`: a year of this or the last two centuries can never be read as month and short year.
  /^(?<month>\d{2})(?<year>(?:18|19|20|21)\d{2})$/u,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{2})$/u,
];

function pieces(text: string): Pieces | undefined {
  for (const pattern of separated) {
    const groups = pattern.exec(text)?.groups;
    const year = groups?.['year'];
    if (groups !== undefined && year !== undefined) return { year, month: groups['month'], day: groups['day'] };
  }
  return undefined;
}

/**
 * What a person types: `150326`, `15032026`, `15/3/2026`, `15.3.26`, `3/2026`, `032026`, `2026`, `2026-03-15`.
 * Two-digit years are read against `contextYear` (docs/decisions/0022).
 */
export function parsePartialDate(text: string, contextYear: number): Parsed<PartialDate, DateProblem> {
  const typed = text.trim().replace(/\s*([/.-])\s*/gu, '$1');
  if (typed === '') return wrong('empty');
  const found = pieces(typed);
  if (found === undefined) return wrong('dateForm');
  const y = fullYear(found.year, contextYear);
  if (!isPlausibleYear(y)) return wrong('dateYear');
  if (found.month === undefined) return ok({ y });
  const m = Number(found.month);
  if (m < 1 || m > 12) return wrong('dateNotReal');
  if (found.day === undefined) return ok({ y, m });
  const d = Number(found.day);
  return isRealDay(y, m, d) ? ok({ y, m, d }) : wrong('dateNotReal');
}

/** As {@link parsePartialDate}, where the law wants the whole date. */
export function parseFullDate(text: string, contextYear: number): Parsed<LocalDate, DateProblem> {
  const parsed = parsePartialDate(text, contextYear);
  if (parsed.status === 'wrong') return parsed;
  const { y, m, d } = parsed.value;
  return m === undefined || d === undefined ? wrong('dateIncomplete') : ok(localDate(y, m, d));
}

export function partialFromLocalDate(date: LocalDate): PartialDate {
  return { y: Number(date.slice(0, 4)), m: Number(date.slice(5, 7)), d: Number(date.slice(8, 10)) };
}

/** `DD/MM/YYYY`, `MM/YYYY` or `YYYY`. */
export function printPartialDate({ y, m, d }: PartialDate): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (m === undefined) return String(y);
  return d === undefined ? `${two(m)}/${y}` : `${two(d)}/${two(m)}/${y}`;
}

/** The first and the last day it may mean. */
export function boundsOf({ y, m, d }: PartialDate): { readonly earliest: LocalDate; readonly latest: LocalDate } {
  if (m === undefined) return { earliest: localDate(y, 1, 1), latest: localDate(y, 12, 31) };
  if (d === undefined) return { earliest: localDate(y, m, 1), latest: localDate(y, m, daysInMonth(y, m)) };
  return { earliest: localDate(y, m, d), latest: localDate(y, m, d) };
}

export type DateOrder = 'before' | 'same' | 'after' | 'unknown';

/** Honest: `unknown` when what is not known could decide it either way. */
export function comparePartialDates(a: PartialDate, b: PartialDate): DateOrder {
  const left = boundsOf(a);
  const right = boundsOf(b);
  if (left.latest < right.earliest) return 'before';
  if (left.earliest > right.latest) return 'after';
  const bothWhole = left.earliest === left.latest && right.earliest === right.latest;
  return bothWhole ? 'same' : 'unknown';
}

/** Completed years a person born between two days has on a day; both are 0 or more only if born by then. */
export function ageBounds(birth: PartialDate, on: LocalDate): { readonly atLeast: number; readonly atMost: number } {
  const { earliest, latest } = boundsOf(birth);
  return { atLeast: completedYears(latest, on), atMost: completedYears(earliest, on) };
}

function completedYears(from: LocalDate, to: LocalDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
