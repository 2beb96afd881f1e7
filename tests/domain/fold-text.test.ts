import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/domain/fold-text.ts';
import { plainText } from '../../src/domain/plain-text.ts';

describe('text for search', () => {
  it.each([
    ['Đỗ Thị Ước', 'do thi uoc'],
    ["H'Mẫu Niê", 'hmau nie'],
    ['Điểu Văn Thử', 'dieu van thu'],
    ['Djŭng Čuên Ñuôr', 'djung cuen nuor'],
    ['Bru-Vân Kiều', 'bru van kieu'],
    ['  NGUYỄN   VĂN  ', 'nguyen van'],
  ])('%s folds to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is the same for NFC and NFD, and for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });
});

describe('text as it is kept', () => {
  it('is in NFC even where an invisible character stood between a letter and its accent', () => {
    expect(plainText('a\u200b\u0301')).toBe('á');
  });

  it('has no half of a surrogate pair, which no UTF-8 can carry', () => {
    expect(plainText('a\ud800b\udc00c😀')).toBe('abc😀');
  });

  it('is idempotent, in NFC, on one line, without invisible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC'));
        expect(once).not.toMatch(/[\u0000-\u001f\u200b\ufeff]|^\s|\s$|\s\s/u);
      }),
    );
  });
});
