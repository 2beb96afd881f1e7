import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isLocalDate, weekday, yearOf } from '../../src/domain/local-date.ts';
import { dayStatus, isKnownYear, nextWorkingDay, usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';

const status = (date: string) => dayStatus(calendar202611, usualHours, date);
const anyDay = fc.integer({ min: 0, max: 1_094 }).map((days) => addDays('2025-01-01', days));

describe('the working calendar vn-2026.11', () => {
  it('names real days, each off day beyond the weekends, each worked Saturday a Saturday', () => {
    for (const year of calendar202611.years) {
      for (const date of [...year.off, ...year.undecided]) {
        expect(isLocalDate(date)).toBe(true);
        expect(yearOf(date)).toBe(year.year);
        expect([1, 2, 3, 4, 5], date).toContain(weekday(date));
      }
      for (const date of year.workedSaturdays) expect(weekday(date), date).toBe(6);
    }
  });

  it.each([
    ['2025-01-27', 'off'],
    ['2025-04-26', 'working'],
    ['2025-05-02', 'off'],
    ['2026-01-02', 'off'],
    ['2026-01-10', 'working'],
    ['2026-02-13', 'working'],
    ['2026-02-16', 'off'],
    ['2026-02-20', 'off'],
    ['2026-02-23', 'working'],
    ['2026-04-27', 'off'],
    ['2026-08-22', 'working'],
    ['2026-08-31', 'off'],
    ['2026-11-24', 'off'],
    ['2026-11-28', 'off'],
    ['2027-02-05', 'off'],
    ['2027-02-04', 'undecided'],
    ['2027-02-11', 'undecided'],
    ['2027-02-15', 'working'],
    ['2027-05-03', 'off'],
    ['2027-09-03', 'undecided'],
  ])('%s is %s', (date, expected) => {
    expect(status(date)).toBe(expected);
  });

  it('(DOMAIN §9) holds every day off and every Saturday worked of 2025 and 2026, and no other', () => {
    const told = (year: number) => {
      const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index));
      const of = (date: string): string => `${date.slice(8)}/${date.slice(5, 7)}`;
      return {
        off: days.filter((day) => weekday(day) % 6 !== 0 && status(day) === 'off').map(of),
        worked: days.filter((day) => weekday(day) === 6 && status(day) === 'working').map(of),
      };
    };
    expect(told(2025)).toEqual({
      off: '01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09'.split(' '),
      worked: ['26/04'],
    });
    expect(told(2026)).toEqual({
      off: '01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11'.split(' '),
      worked: ['10/01', '22/08'],
    });
  });

  it('counts the days off that the law gives', () => {
    const daysOff = (year: number) => calendar202611.years.find((known) => known.year === year)?.off.length;
    expect(daysOff(2025)).toBe(12);
    expect(daysOff(2026)).toBe(14);
  });

  it('knows its years and says when it does not', () => {
    expect([2024, 2025, 2026, 2027, 2028].map((year) => isKnownYear(calendar202611, year))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('goes from any day to the nearest one surely worked', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextWorkingDay(calendar202611, usualHours, day);
        expect(next > day).toBe(true);
        expect(status(next)).toBe('working');
        for (let between = addDays(day, 1); between < next; between = addDays(between, 1)) {
          expect(status(between)).not.toBe('working');
        }
      }),
    );
  });
});
