import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, plainText } from '../../src/domain/plain-text.ts';

const oneCharacterLetters = Array.from({ length: 0x1efa - 0x21 }, (_, at) => String.fromCharCode(0x21 + at)).filter(
  (letter) => /[!-~\u00c0-\u024f\u1ea0-\u1ef9]/u.test(letter),
);
const awkward = [
  ' ',
  '  ',
  '\t',
  '\n',
  '\u00a0',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u0301',
  '\u0323',
  '\ud800',
  '𠮷',
  'Å',
  'ﬁ',
];
const texts = fc.string({ unit: fc.constantFrom(...oneCharacterLetters, ...awkward, ' ', 'a', 'Ễ'), maxLength: 12 });

/** What is kept of a text, character by character. */
function keptOf(text: string): string {
  const characters = Array.from(text.replaceAll(/[\t\n\v\f\r \u00a0\ufeff\u2028\u2029]/g, ' ')).filter(
    (character) => !/^[\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u202a-\u202e\u2060]$/u.test(character),
  );
  return characters
    .join('')
    .split(' ')
    .filter((word) => word !== '')
    .join(' ')
    .normalize('NFC');
}

describe('plain text', () => {
  it('is NFC with single spaces and nothing invisible, whatever the text is made of', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plainText(text)).toBe(keptOf(text));
        expect(isBlank(text)).toBe(keptOf(text) === '');
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves every letter of one character as it stands', () => {
    for (const letter of oneCharacterLetters) expect(plainText(`${letter}${letter}`)).toBe(`${letter}${letter}`);
  });
});
