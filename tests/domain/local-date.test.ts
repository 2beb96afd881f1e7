import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addDays,
  daysBetween,
  daysInMonth,
  isLocalDate,
  localDate,
  monthsAfter,
  weekday,
} from '../../src/domain/local-date.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('days', () => {
  it('are counted over months and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-06-01', '2026-11-20')).toBe(172);
    expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1);
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
    for (let year = 1600; year <= 2400; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const next = month === 12 ? localDate(year + 1, 1, 1) : localDate(year, month + 1, 1);
        expect(daysInMonth(year, month)).toBe(daysBetween(localDate(year, month, 1), next));
      }
    }
    expect(weekday('2026-11-21')).toBe(6);
    expect(isLocalDate('2026-02-29')).toBe(false);
  });

  // Kiritimati went from 30 December 1994 to 1 January 1995; Viet Nam's own clocks jumped on the last night of 1959.
  it.each(['Pacific/Kiritimati', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'])(
    'are all there on a machine set to %s, also those its zone skipped or cut short',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(daysInMonth(1994, 12)).toBe(31);
      expect(addDays('1994-12-30', 1)).toBe('1994-12-31');
      expect(daysBetween('1959-12-31', '1960-01-01')).toBe(1);
      expect(addDays('2026-03-07', 1)).toBe('2026-03-08');
    },
  );
});

describe('the same day some months later', () => {
  it.each([
    ['2026-11-20', 6, '2027-05-20'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-01', 1, '2027-01-01'],
  ])('of %s, %i months on, is %s', (from, months, expected) => {
    expect(monthsAfter(from, months)).toBe(expected);
  });
});
