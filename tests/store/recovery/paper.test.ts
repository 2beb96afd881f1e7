import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperBytes, paperForm, paperLines, readPaper, writePaper } from '../../../src/store/recovery/paper-text.ts';

const bytes = fc.uint8Array({ minLength: paperBytes, maxLength: paperBytes }).map((drawn) => Uint8Array.from(drawn));
const length = paperForm.inGroup + 1;

describe('what stands on the paper', () => {
  it('is read back as it was, however it is spaced, in small letters too', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(' ', '-', '\n', ' · ', ''), (drawn, between) => {
        const groups = writePaper(drawn);
        expect(readPaper(groups.join(between))).toEqual({ status: 'read', bytes: drawn });
        expect(readPaper(groups.join(between).toLowerCase())).toEqual({ status: 'read', bytes: drawn });
      }),
    );
  });

  it('takes O for 0, and I and l for 1', () => {
    fc.assert(
      fc.property(bytes, (drawn) => {
        const typed = writePaper(drawn).join(' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readPaper(typed)).toEqual({ status: 'read', bytes: drawn });
      }),
    );
  });

  it('names the group in which one character is wrong, whichever it is', () => {
    const at = fc.integer({ min: 0, max: paperForm.groups * length - 1 });
    fc.assert(
      fc.property(
        bytes,
        at,
        fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZU')),
        (drawn, place, other) => {
          const text = writePaper(drawn).join('');
          fc.pre(text[place] !== other);
          const typed = text.slice(0, place) + other + text.slice(place + 1);
          expect(readPaper(typed)).toEqual({ status: 'damaged', groups: [Math.floor(place / length) + 1] });
        },
      ),
    );
  });

  it('names the group in which two neighbours changed places', () => {
    const at = fc.integer({ min: 0, max: paperForm.groups * length - 2 });
    fc.assert(
      fc.property(bytes, at, (drawn, place) => {
        const text = writePaper(drawn).join('');
        const [one, two] = [text.charAt(place), text.charAt(place + 1)];
        fc.pre(one !== two && place % length !== length - 1);
        const typed = text.slice(0, place) + two + one + text.slice(place + 2);
        expect(readPaper(typed)).toEqual({ status: 'damaged', groups: [Math.floor(place / length) + 1] });
      }),
    );
  });

  it('names both groups that changed places', () => {
    const place = fc.integer({ min: 0, max: paperForm.groups - 1 });
    fc.assert(
      fc.property(bytes, place, place, (drawn, one, two) => {
        const groups = Array.from(writePaper(drawn));
        fc.pre(one !== two);
        const [first = '', second = ''] = [groups[one], groups[two]];
        fc.pre(first !== second);
        groups[one] = second;
        groups[two] = first;
        const read = readPaper(groups.join(' '));
        const expected = { status: 'damaged', groups: [one + 1, two + 1].sort((a, b) => a - b) };
        expect(read).toEqual(expected);
      }),
    );
  });

  it('tells how much of it is there', () => {
    const typed = writePaper(new Uint8Array(paperBytes)).slice(1).join(' ');
    expect(readPaper(typed)).toEqual({ status: 'length', found: 145, wanted: 150 });
    expect(readPaper('')).toEqual({ status: 'length', found: 0, wanted: 150 });
  });

  it('stands in six lines of five groups', () => {
    const lines = paperLines(writePaper(new Uint8Array(paperBytes)));
    expect(lines.map((line) => line.length)).toEqual([5, 5, 5, 5, 5, 5]);
  });
});
