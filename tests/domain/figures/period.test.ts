import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closings,
  countedUpTo,
  daysOf,
  endOf,
  monthsOf,
  type Period,
  periodKinds,
  periodOn,
  periodText,
  previousPeriod,
  readPeriod,
  startOf,
} from '../../../src/domain/figures/period.ts';
import { addDays } from '../../../src/domain/local-date.ts';
import { fuzzed } from '../../support/fuzzed.ts';

describe('a period', () => {
  it('is whole months of the calendar', () => {
    expect(daysOf({ kind: 'month', year: 2028, part: 2 })).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf({ kind: 'quarter', year: 2026, part: 4 })).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(daysOf({ kind: 'half', year: 2026, part: 1 })).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(daysOf({ kind: 'year', year: 2026, part: 1 })).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });

  it('closed on the fourteenth begins in the month before', () => {
    const days = (kind: Period['kind'], part: number) => daysOf({ kind, year: 2026, part }, 'fifteenth');
    expect(days('month', 1)).toEqual({ from: '2025-12-15', to: '2026-01-14' });
    expect(days('month', 3)).toEqual({ from: '2026-02-15', to: '2026-03-14' });
    expect(days('quarter', 2)).toEqual({ from: '2026-03-15', to: '2026-06-14' });
    expect(days('half', 2)).toEqual({ from: '2026-06-15', to: '2026-12-14' });
    expect(days('year', 1)).toEqual({ from: '2025-12-15', to: '2026-12-14' });
  });

  it('every day is in exactly one of each kind, whichever way they are closed, and they follow without a gap', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((after) => addDays('2000-01-01', after));
    fuzzed(
      fc.property(day, fc.constantFrom(...periodKinds), fc.constantFrom(...closings), (on, kind, closing) => {
        const period = periodOn(on, kind, closing);
        const { from, to } = daysOf(period, closing);
        expect(from <= on && on <= to).toBe(true);
        expect(addDays(daysOf(previousPeriod(period), closing).to, 1)).toBe(from);
        const months = monthsOf(period);
        expect(daysOf(months[0] ?? period, closing).from).toBe(from);
        expect(daysOf(months.at(-1) ?? period, closing).to).toBe(to);
        expect(readPeriod(periodText(period))).toEqual(period);
      }),
    );
  });

  it('is read from nothing but its own text', () => {
    for (const text of [
      '',
      '2026',
      '2026-M13',
      '2026-M0',
      '2026-M01',
      '2026-Q5',
      '2026-H3',
      '2026-Y2',
      '0001-M1',
      '2026-m1',
      "2026-M1'",
    ])
      expect(readPeriod(text), text).toBeUndefined();
  });

  it('is counted up to its last moment in Viet Nam, or to now while it lasts', () => {
    const days = daysOf({ kind: 'half', year: 2026, part: 1 });
    expect(startOf('2026-01-01')).toBe('2025-12-31T17:00:00.000Z');
    expect(endOf('2026-06-30')).toBe('2026-06-30T16:59:59.999Z');
    expect(countedUpTo(days, '2026-11-20T02:00:00.000Z')).toBe('2026-06-30T16:59:59.999Z');
    expect(countedUpTo(days, '2026-03-20T02:00:00.000Z')).toBe('2026-03-20T02:00:00.000Z');
  });
});
