import { addDays, localDate, monthsAfter, yearOf } from '../local-date.ts';
import { instantAt } from '../vietnam-time.ts';
import type { Instant, LocalDate } from '../words.ts';

export const periodKinds = ['month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A stretch of time that figures are counted for. `part`: which month, quarter or half of the year, from 1. */
export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly part: number;
}

/**
 * Where a period begins and ends. `calendar`: on its first and last day. `fifteenth`: from the 15th of the month before to
 * the 14th of its last month, as administrative reports are closed (NĐ 09/2019 Art. 12, from memory).
 */
export const closings = ['calendar', 'fifteenth'] as const;
export type Closing = (typeof closings)[number];

/** Both days included, by Vietnam's time. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const partsOf: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 4, half: 2, year: 1 };
const lettersOf: Readonly<Record<PeriodKind, string>> = { month: 'M', quarter: 'Q', half: 'H', year: 'Y' };

export function monthsIn(kind: PeriodKind): number {
  return 12 / partsOf[kind];
}

export function daysOf({ kind, year, part }: Period, closing: Closing = 'calendar'): Days {
  const first = localDate(year, (part - 1) * monthsIn(kind) + 1, 1);
  const next = monthsAfter(first, monthsIn(kind));
  if (closing === 'calendar') return { from: first, to: addDays(next, -1) };
  return { from: addDays(monthsAfter(first, -1), 14), to: addDays(monthsAfter(next, -1), 13) };
}

/** The period of a kind that a day is in. */
export function periodOn(day: LocalDate, kind: PeriodKind, closing: Closing = 'calendar'): Period {
  // From the 15th on, a day belongs to the month that follows.
  const counted = closing === 'fifteenth' && Number(day.slice(8)) > 14 ? monthsAfter(day, 1) : day;
  return { kind, year: yearOf(counted), part: Math.ceil(Number(counted.slice(5, 7)) / monthsIn(kind)) };
}

/** The one before. */
export function previousPeriod({ kind, year, part }: Period): Period {
  return part > 1 ? { kind, year, part: part - 1 } : { kind, year: year - 1, part: partsOf[kind] };
}

/** How a period stands in an address or a question: `2026-M11`, `2026-Q4`, `2026-H2`, `2026-Y1`. */
export function periodText({ kind, year, part }: Period): string {
  return `${String(year).padStart(4, '0')}-${lettersOf[kind]}${part}`;
}

/** `undefined`: no period. */
export function readPeriod(text: string): Period | undefined {
  const [, year = '', letter = '', part = ''] = /^(\d{4})-([A-Z])(\d{1,2})$/u.exec(text) ?? [];
  const kind = periodKinds.find((each) => lettersOf[each] === letter);
  if (kind === undefined) return undefined;
  const period = { kind, year: Number(year), part: Number(part) };
  const exists = period.year >= 1900 && period.part >= 1 && period.part <= partsOf[kind];
  return exists && periodText(period) === text ? period : undefined;
}

/** The months that a period is made of, in their order. */
export function monthsOf(period: Period): readonly Period[] {
  const count = monthsIn(period.kind);
  return Array.from({ length: count }, (_, at) => ({
    kind: 'month',
    year: period.year,
    part: (period.part - 1) * count + at + 1,
  }));
}

/** The first moment of a day, and the last one before the next. */
export const startOf = (day: LocalDate): Instant => instantAt(day, '00:00');
export const endOf = (day: LocalDate): Instant => new Date(Date.parse(startOf(addDays(day, 1))) - 1).toISOString();

/** The moment up to which a period is counted: its end, or now while it lasts. */
export function countedUpTo({ to }: Days, now: Instant): Instant {
  const end = endOf(to);
  return Date.parse(now) < Date.parse(end) ? now : end;
}
