import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc16, vietQr } from '../../src/domain/viet-qr.ts';
import { fuzzed } from '../support/fuzzed.ts';

/** Every field of a payload by its number, one after the other to the end. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4));
    fields.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return fields;
}

describe('the code that a bank’s app reads', () => {
  it('is checked as EMVCo checks', () => {
    // The check value of CRC-16/CCITT-FALSE, and payloads that are published.
    expect(crc16('123456789')).toBe('29B1');
    for (const payload of [
      '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
      '00020101021138480010A00000072701300006970403011621129950446040255204581253037045802VN5910PHUONG CAC6005HANOI62110307NPS686963045802',
    ])
      expect(crc16(payload.slice(0, -4)), payload).toBe(payload.slice(-4));
  });

  it('holds the account, the amount and what it is for', () => {
    const account = { bin: '970403', number: '0011012345678' };
    const text = vietQr(account, 180_000, 'TAM-99999-0000TEST-260310-001');
    expect(text).toMatch(
      /^00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN/u,
    );
    expect(fieldsOf(fieldsOf(text).get('62') ?? '').get('08')).toBe('99999 0000TEST 260310 001');
  });

  it('can be read back whatever it is for, and never holds what a bank’s app cannot carry', () => {
    const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`, 'u'));
    fuzzed(
      fc.property(
        digits(6, 6),
        digits(6, 19),
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.string({ unit: 'grapheme' }),
        (bin, number, amount, purpose) => {
          const text = vietQr({ bin, number }, amount, purpose);
          const fields = fieldsOf(text);
          expect([...fields.keys()]).toEqual(['00', '01', '38', '53', '54', '58', '62', '63']);
          expect(fields.get('54')).toBe(String(amount));
          const bank = fieldsOf(fieldsOf(fields.get('38') ?? '').get('01') ?? '');
          expect([bank.get('00'), bank.get('01')]).toEqual([bin, number]);
          expect(text).toMatch(/^[A-Z0-9 ]*$/u);
          expect(fields.get('63')).toBe(crc16(text.slice(0, -4)));
          expect((fieldsOf(fields.get('62') ?? '').get('08') ?? '').length).toBeLessThanOrEqual(25);
        },
      ),
    );
  });
});
