import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Burst, isScanner, withStroke, writtenBetween } from '../../../src/state/form/scanner-burst.ts';

const card = '999198000001|240000001|NGUYỄN THỊ THỬ AN|02111998|Nữ|Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu|15072024';

/** The keys of a text, each so long after the one before; `null` of none. */
function typed(keys: readonly string[], gaps: readonly number[]): { burst: Burst | null; at: number } {
  let [burst, at]: [Burst | null, number] = [null, 1_000];
  for (const [index, key] of keys.entries()) {
    at += gaps[index % gaps.length] ?? 0;
    burst = withStroke(burst, key, at);
  }
  return { burst, at };
}

const scanned = (gaps: readonly number[], pause = 5): boolean => {
  const { burst, at } = typed([...card], gaps);
  return burst !== null && isScanner(burst, at + pause);
};

describe('a scanner that types', () => {
  it('is told by its pace, from the fastest to the slowest, and as its machine stumbles', () => {
    expect(scanned([1])).toBe(true);
    expect(scanned([8])).toBe(true);
    expect(scanned([45])).toBe(true);
    expect(scanned([2, 2, 2, 2, 2, 110])).toBe(true);
  });

  it('is never a hand: whatever is typed, at ten keys a second and slower', () => {
    const key = fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('Process', 'Backspace'));
    fc.assert(
      fc.property(
        fc.array(key, { minLength: 1, maxLength: 200 }),
        fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 300 }),
        (keys, gaps, pause) => {
          const { burst, at } = typed(keys, gaps);
          expect(burst !== null && isScanner(burst, at + pause)).toBe(false);
        },
      ),
    );
  });

  it('is never a short burst, however fast, as of two keys that were rolled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 29 }), fc.integer({ min: 0, max: 20 }), (count, gap) => {
        const { burst, at } = typed([...card].slice(0, count), [gap]);
        expect(burst !== null && isScanner(burst, at)).toBe(false);
      }),
    );
  });

  it('begins anew after a pause, and is none where the ending key comes late', () => {
    expect(scanned([5], 121)).toBe(false);
    const { burst, at } = typed([...card], [5]);
    expect(withStroke(burst, '9', at + 500)).toMatchObject({ count: 1, keys: '9' });
    // A clock that went back says nothing of pace.
    expect(withStroke(burst, '9', at - 500)).toMatchObject({ count: 1 });
  });

  it('says when an input method had its hand in it', () => {
    expect(typed(['1', 'Process', '2'], [3]).burst).toMatchObject({ keys: '12', composed: true });
    expect(typed(['1', '2'], [3]).burst).toMatchObject({ composed: false });
  });
});

describe('what was written into a field', () => {
  it('is what is new in it, whatever stood around the cursor', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, selected, tail, written) => {
        const before = { text: head + selected + tail, start: head.length, end: head.length + selected.length };
        expect(writtenBetween(before, head + written + tail)).toBe(written);
      }),
    );
  });
});
