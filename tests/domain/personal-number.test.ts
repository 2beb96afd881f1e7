import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  doubtsAboutPersonalNumber,
  parsePersonalNumber,
  readPersonalNumber,
} from '../../src/domain/personal-number.ts';

describe('a personal number', () => {
  it('has twelve digits; spaces, dots and hyphens are forgiven', () => {
    expect(parsePersonalNumber(' 999 198.000-001\n')).toEqual({ status: 'ok', value: '999198000001' });
  });

  it.each([
    ['', 'empty'],
    ['99919800000', 'pinForm'],
    ['9991980000011', 'pinForm'],
    ['99919800000A', 'pinForm'],
    ['٩٩٩١٩٨٠٠٠٠٠١', 'pinForm'],
  ])('%j is none: %s', (text, problem) => {
    expect(parsePersonalNumber(text)).toEqual({ status: 'wrong', problem });
  });

  it('tells place, sex and year', () => {
    expect(readPersonalNumber('066198000001')).toEqual({ placeCode: '066', sex: '2', birthYear: 1998 });
    expect(readPersonalNumber('999226000001')).toEqual({ placeCode: '999', sex: '1', birthYear: 2026 });
    expect(readPersonalNumber('999501000001')).toEqual({ placeCode: '999', sex: '2', birthYear: 2101 });
  });

  it('raises no doubt about the person it was made for, and one about each wrong fact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.constantFrom('1', '2'), (year, sex) => {
        const century = 2 * (Math.floor(year / 100) - 19) + Number(sex) - 1;
        const pin = `999${century}${String(year % 100).padStart(2, '0')}000001`;
        const other = sex === '1' ? '2' : '1';
        expect(doubtsAboutPersonalNumber(pin, { sex, birthDate: { y: year } })).toEqual([]);
        expect(doubtsAboutPersonalNumber(pin, { sex: other, birthDate: { y: year - 1 } })).toEqual([
          'pinSex',
          'pinYear',
        ]);
        expect(doubtsAboutPersonalNumber(pin, { sex: '3' })).toEqual([]);
        expect(doubtsAboutPersonalNumber(pin, {})).toEqual([]);
      }),
    );
  });
});
