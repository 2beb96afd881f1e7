import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { daysInMonth } from '../../src/domain/local-date.ts';
import {
  ageBounds,
  boundsOf,
  comparePartialDates,
  parseFullDate,
  type PartialDate,
  parsePartialDate,
  partialDateSchema,
  printPartialDate,
} from '../../src/domain/partial-date.ts';

const wholeDate = fc
  .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .chain(([y, m]) => fc.integer({ min: 1, max: daysInMonth(y, m) }).map((d) => ({ y, m, d })));

const anyPartial: fc.Arbitrary<PartialDate> = fc.oneof(
  wholeDate,
  wholeDate.map(({ y, m }) => ({ y, m })),
  wholeDate.map(({ y }) => ({ y })),
);

describe('a date as a person types it', () => {
  it.each<[string, PartialDate]>([
    ['150326', { y: 2026, m: 3, d: 15 }],
    ['15032026', { y: 2026, m: 3, d: 15 }],
    ['15/3/2026', { y: 2026, m: 3, d: 15 }],
    ['15-03-2026', { y: 2026, m: 3, d: 15 }],
    ['15.3.26', { y: 2026, m: 3, d: 15 }],
    ['15 / 3 / 2026', { y: 2026, m: 3, d: 15 }],
    ['2026-03-15', { y: 2026, m: 3, d: 15 }],
    ['3/2026', { y: 2026, m: 3 }],
    ['032026', { y: 2026, m: 3 }],
    ['121920', { y: 1920, m: 12 }],
    ['101212', { y: 2012, m: 12, d: 10 }],
    ['2026', { y: 2026 }],
    ['1938', { y: 1938 }],
    ['29/2/2024', { y: 2024, m: 2, d: 29 }],
  ])('%s is read', (typed, value) => {
    expect(parsePartialDate(typed, 2026)).toEqual({ status: 'ok', value });
  });

  it('reads a short year as the latest that is not after the year at hand', () => {
    const year = (typed: string, context: number) => {
      const parsed = parsePartialDate(typed, context);
      return parsed.status === 'ok' ? parsed.value.y : parsed.problem;
    };
    expect(year('010126', 2026)).toBe(2026);
    expect(year('010127', 2026)).toBe(1927);
    expect(year('010199', 2026)).toBe(1999);
    expect(year('010100', 2026)).toBe(2000);
    expect(year('010100', 1999)).toBe(1900);
    expect(year('010101', 2100)).toBe(2001);
  });

  it.each([
    ['', 'empty'],
    ['hôm qua', 'dateForm'],
    ['15/3', 'dateForm'],
    ['3/26', 'dateForm'],
    ['1503', 'dateYear'],
    ['15032', 'dateForm'],
    ['31/4/2026', 'dateNotReal'],
    ['29/2/2026', 'dateNotReal'],
    ['0/3/2026', 'dateNotReal'],
    ['15/13/2026', 'dateNotReal'],
    ['00/2026', 'dateNotReal'],
    ['15/3/1234', 'dateYear'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(parsePartialDate(typed, 2026)).toEqual({ status: 'wrong', problem });
  });

  it('is whole where the law wants it whole', () => {
    expect(parseFullDate('150326', 2026)).toEqual({ status: 'ok', value: '2026-03-15' });
    expect(parseFullDate('3/2026', 2026)).toEqual({ status: 'wrong', problem: 'dateIncomplete' });
    expect(parseFullDate('', 2026)).toEqual({ status: 'wrong', problem: 'empty' });
  });

  it('comes back from print as it was', () => {
    fc.assert(
      fc.property(anyPartial, (date) => {
        expect(parsePartialDate(printPartialDate(date), 2026)).toEqual({ status: 'ok', value: date });
      }),
    );
  });
});

describe('a partial date', () => {
  it('prints only what is known', () => {
    expect(printPartialDate({ y: 2026, m: 3, d: 5 })).toBe('05/03/2026');
    expect(printPartialDate({ y: 2026, m: 3 })).toBe('03/2026');
    expect(printPartialDate({ y: 1938 })).toBe('1938');
  });

  it.each<[unknown, boolean]>([
    [{ y: 1938 }, true],
    [{ y: 2024, m: 2, d: 29 }, true],
    [{ y: 2026, m: 2, d: 29 }, false],
    [{ y: 2026, d: 5 }, false],
    [{ y: 2026, m: 13 }, false],
    [{ y: 2026.5 }, false],
    [{ y: 20 }, false],
    [{ y: 2026, note: 'x' }, false],
    ['2026', false],
  ])('%j is valid: %s', (value, valid) => {
    expect(v.is(partialDateSchema, value)).toBe(valid);
  });

  it.each<[PartialDate, PartialDate, string]>([
    [{ y: 2025 }, { y: 2026 }, 'before'],
    [{ y: 2026, m: 3 }, { y: 2026, m: 2, d: 28 }, 'after'],
    [{ y: 2026, m: 3, d: 5 }, { y: 2026, m: 3, d: 5 }, 'same'],
    [{ y: 2026 }, { y: 2026, m: 6 }, 'unknown'],
    [{ y: 2026 }, { y: 2026 }, 'unknown'],
  ])('%j against %j is %s', (a, b, order) => {
    expect(comparePartialDates(a, b)).toBe(order);
  });

  it('is honest: what it says holds for every day it may mean', () => {
    const opposite = { before: 'after', after: 'before', same: 'same', unknown: 'unknown' } as const;
    fc.assert(
      fc.property(anyPartial, anyPartial, (a, b) => {
        const order = comparePartialDates(a, b);
        expect(comparePartialDates(b, a)).toBe(opposite[order]);
        const [left, right] = [boundsOf(a), boundsOf(b)];
        if (order === 'before') expect(left.latest < right.earliest).toBe(true);
        if (order === 'unknown') expect(left.earliest <= right.latest && right.earliest <= left.latest).toBe(true);
      }),
    );
  });

  it('bounds an age', () => {
    expect(ageBounds({ y: 2010, m: 11, d: 20 }, '2026-11-20')).toEqual({ atLeast: 16, atMost: 16 });
    expect(ageBounds({ y: 2010, m: 11, d: 21 }, '2026-11-20')).toEqual({ atLeast: 15, atMost: 15 });
    expect(ageBounds({ y: 2010, m: 11 }, '2026-11-20')).toEqual({ atLeast: 15, atMost: 16 });
    expect(ageBounds({ y: 1938 }, '2026-11-20')).toEqual({ atLeast: 87, atMost: 88 });
  });
});
