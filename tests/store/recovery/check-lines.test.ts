import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesToCheck, wrongLine } from '../../../src/store/recovery/check-lines.ts';
import { paperBytes, paperLines, writePaper } from '../../../src/store/recovery/paper-text.ts';

const papers = fc
  .uint8Array({ minLength: paperBytes, maxLength: paperBytes })
  .map((drawn) => writePaper(Uint8Array.from(drawn)));

it('asks two different lines of the sheet, and takes them as they stand there, or the whole code scanned', () => {
  const asked = new Set<string>();
  fc.assert(
    fc.property(papers, (paper) => {
      const [one, two] = linesToCheck(paper);
      asked.add(`${one} ${two}`);
      expect(one).toBeGreaterThanOrEqual(1);
      expect(two).toBeGreaterThan(one);
      expect(two).toBeLessThanOrEqual(6);
      const lineOf = (number: number): string => (paperLines(paper)[number - 1] ?? []).join(' ');
      const typed = [one, two].map((number) => ({ number, text: lineOf(number).toLowerCase() }));
      expect(wrongLine(paper, typed)).toBeNull();
      const scanned = [
        { number: one, text: paper.join('') },
        { number: two, text: '' },
      ];
      expect(wrongLine(paper, scanned)).toBeNull();
      const text = lineOf(two);
      const patched = (text.startsWith('0') ? '2' : '0') + text.slice(1);
      expect(
        wrongLine(paper, [
          { number: one, text: lineOf(one) },
          { number: two, text: patched },
        ]),
      ).toBe(two);
      expect(
        wrongLine(paper, [
          { number: one, text: '' },
          { number: two, text },
        ]),
      ).toBe(one);
    }),
  );
  expect(asked.size).toBeGreaterThan(5);
});
