import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/domain/fold-text.ts';
import { looksLikeCard, readScannedCard } from '../../src/domain/scanned-card.ts';

const text = '999198000001|240000001|NGUYỄN THỊ THỬ AN|02111998|Nữ|Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu|15072024';

describe('a card that a scanner types', () => {
  it('is read whole where the letters came through', () => {
    expect(readScannedCard(text)).toMatchObject({
      status: 'read',
      damage: null,
      card: { fullName: 'Nguyễn Thị Thử An', sex: '2' },
    });
  });

  it('is doubted where no letter has a mark', () => {
    const bare = foldText(text).toUpperCase();
    expect(readScannedCard(bare)).toMatchObject({ damage: 'unaccented', card: { fullName: 'Nguyen Thi Thu An' } });
  });

  it.each([
    ['signs for letters', text.replace('NGUYỄN', 'NGUYá»„N')],
    ['a name that is gone', text.replace('NGUYỄN THỊ THỬ AN', '')],
    ['a spoilt sex, which the number says too', text.replace('|Nữ|', '|N?|')],
    ['no old number, and signs', text.replace('240000001|', '').replace('THỬ', 'TH?¬')],
  ])('gives what stands in digits: %s', (_what, spoilt) => {
    const read = readScannedCard(spoilt);
    expect(read).toEqual({
      status: 'read',
      damage: 'nameLost',
      card: {
        pin: '999198000001',
        birthDate: { y: 1998, m: 11, d: 2 },
        sex: '2',
        address: '',
        issuedOn: { y: 2024, m: 7, d: 15 },
      },
    });
  });

  it.each([
    ['the birth year is not the number’s', text.replace('THỬ', '?').replace('02111998', '02111997')],
    ['the sex is not the number’s', text.replace('THỬ', '?').replace('Nữ', 'Nam')],
    ['the date is none', text.replace('THỬ', '?').replace('02111998', '02131998')],
    ['the number is cut', text.replace('999198000001', '99919800001')],
    ['it is an address of the web', 'https://vi-du.test/a|b|c|d|e'],
  ])('is no card where %s', (_what, other) => {
    expect(readScannedCard(other)).toEqual({ status: 'notCard' });
  });

  it('is told from whatever else is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (other) => {
        if (!/^\D*\d{12}\|/u.test(other)) expect(looksLikeCard(other)).toBe(false);
        expect(['read', 'notCard']).toContain(readScannedCard(other).status);
      }),
    );
    expect(looksLikeCard(text)).toBe(true);
  });
});
