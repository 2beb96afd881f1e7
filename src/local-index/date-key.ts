import { addDays } from '../domain/local-date.ts';
import { boundsOf, comparePartialDates, type PartialDate } from '../domain/partial-date.ts';

/** A date as one number, `yyyymmdd`, with zeros for what is not known: 2026 → 20260000. */
export type DateKey = number;

export function dateKeyOf({ y, m = 0, d = 0 }: PartialDate): DateKey {
  return y * 10_000 + m * 100 + d;
}

export function dateOfKey(key: DateKey): PartialDate {
  const [y, m, d] = [Math.floor(key / 10_000), Math.floor(key / 100) % 100, key % 100];
  if (m === 0) return { y };
  return d === 0 ? { y, m } : { y, m, d };
}

/** All keys a partial date stands for when it is looked for: `3/2026` finds every day of that month. */
export function keysUnder(date: PartialDate): { readonly from: DateKey; readonly to: DateKey } {
  const from = dateKeyOf(date);
  if (date.m === undefined) return { from, to: from + 9_999 };
  return { from, to: date.d === undefined ? from + 99 : from };
}

/** `near`: not the same, but as one comes from the other by a slip: a day off, or one of day, month and year, or two swapped. */
export type DateLikeness = 'same' | 'compatible' | 'near' | 'different';

export function compareDateKeys(a: DateKey, b: DateKey): DateLikeness {
  const [left, right] = [dateOfKey(a), dateOfKey(b)];
  switch (comparePartialDates(left, right)) {
    case 'same':
      return 'same';
    case 'unknown':
      return 'compatible';
    case 'before':
    case 'after':
      return isSlip(left, right) ? 'near' : 'different';
  }
}

function isSlip(a: PartialDate, b: PartialDate): boolean {
  if (a.d === undefined || b.d === undefined) return false;
  const [earlier, later] = [boundsOf(a).earliest, boundsOf(b).earliest].sort();
  if (earlier !== undefined && addDays(earlier, 1) === later) return true;
  const same = [a.y === b.y, a.m === b.m, a.d === b.d].filter(Boolean).length;
  if (same === 2) return a.y === b.y || Math.abs(a.y - b.y) === 1 || Math.abs(a.y - b.y) % 10 === 0;
  return a.y === b.y && a.m === b.d && a.d === b.m;
}
