import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/local-date.ts';
import { makeProvisionalCode, parseOfficialCode, parseProvisionalCode } from '../../src/domain/provisional-code.ts';

describe('a provisional code', () => {
  const parts = { communeCode: '99999', incarnation: '7K2M9QXA', receivedOn: '2026-11-20', number: 7 };

  it('shows commune, device, day and number', () => {
    expect(makeProvisionalCode(parts)).toBe('TAM-99999-7K2M9QXA-261120-007');
  });

  it('is read back from any number, day and device', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{5}$/u),
        fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/u),
        fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2025-01-01', days)),
        fc.integer({ min: 1, max: 99_999 }),
        (communeCode, incarnation, receivedOn, number) => {
          const code = { communeCode, incarnation, receivedOn, number };
          expect(parseProvisionalCode(` ${makeProvisionalCode(code).toLowerCase()}\n`)).toEqual(code);
        },
      ),
    );
  });

  it('begins with THU where people practise, and with nothing else than TAM anywhere else', () => {
    const practised = 'THU-99000-7K2M9QXA-261120-007';
    expect(makeProvisionalCode({ ...parts, communeCode: '99000' })).toBe(practised);
    expect(parseProvisionalCode(practised)?.communeCode).toBe('99000');
    expect(parseProvisionalCode('TAM-99000-7K2M9QXA-261120-007')).toBeUndefined();
    expect(parseProvisionalCode('THU-99999-7K2M9QXA-261120-007')).toBeUndefined();
  });

  it.each(['', 'TAM-99999-7K2M9QXA-261120-7', 'TAM-999-7K2M9QXA-261120-007', 'H21.129-250812-0035'])(
    '%j is none',
    (text) => {
      expect(parseProvisionalCode(text)).toBeUndefined();
    },
  );

  it('can never be taken for a national one, nor the other way round', () => {
    expect(parseOfficialCode(makeProvisionalCode(parts))).toBeUndefined();
  });
});

describe('a national dossier code', () => {
  it.each([
    ['000.00.01.H29-260310-0420', '000.00.01.H29-260310-0420'],
    [' h21.129-250812-0035 ', 'H21.129-250812-0035'],
    ['M66.001.01-261120-150001', 'M66.001.01-261120-150001'],
  ])('%s is accepted', (text, code) => {
    expect(parseOfficialCode(text)).toBe(code);
  });

  it.each(['', '12345', 'H21-250812-0035', 'H21.129-2508-0035', 'H21.129-250812-35'])('%j is not', (text) => {
    expect(parseOfficialCode(text)).toBeUndefined();
  });
});
