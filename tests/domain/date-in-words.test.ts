import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords, partialDateInWords } from '../../src/domain/date-in-words.ts';

describe('a date in words', () => {
  it.each([
    ['2026-03-15', 'Ngày mười lăm, tháng ba, năm hai nghìn không trăm hai mươi sáu'],
    ['1995-04-21', 'Ngày hai mươi mốt, tháng tư, năm một nghìn chín trăm chín mươi lăm'],
    ['2000-01-01', 'Ngày một, tháng một, năm hai nghìn'],
    ['2005-10-10', 'Ngày mười, tháng mười, năm hai nghìn không trăm linh năm'],
    ['2010-12-31', 'Ngày ba mươi mốt, tháng mười hai, năm hai nghìn không trăm mười'],
    ['1914-11-11', 'Ngày mười một, tháng mười một, năm một nghìn chín trăm mười bốn'],
    ['1955-05-05', 'Ngày năm, tháng năm, năm một nghìn chín trăm năm mươi lăm'],
    ['1900-02-20', 'Ngày hai mươi, tháng hai, năm một nghìn chín trăm'],
    ['2024-02-24', 'Ngày hai mươi bốn, tháng hai, năm hai nghìn không trăm hai mươi bốn'],
    ['2021-09-25', 'Ngày hai mươi lăm, tháng chín, năm hai nghìn không trăm hai mươi mốt'],
  ])('%s', (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });

  it('says only what is known', () => {
    expect(partialDateInWords({ y: 1938 })).toBe('Năm một nghìn chín trăm ba mươi tám');
    expect(partialDateInWords({ y: 1975, m: 4 })).toBe('Tháng tư, năm một nghìn chín trăm bảy mươi lăm');
  });

  it('never says the same of two dates', () => {
    const date = fc.record({
      y: fc.integer({ min: 1850, max: 2150 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(date, date, (a, b) => {
        const same = a.y === b.y && a.m === b.m && a.d === b.d;
        expect(partialDateInWords(a) === partialDateInWords(b)).toBe(same);
      }),
      { numRuns: 500 },
    );
  });
});
