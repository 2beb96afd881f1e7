import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCopy, back, beginCopying, goTo, skip } from '../../../src/features/portal/copy-progress.ts';
import { fuzzed } from '../../support/fuzzed.ts';

describe('copying one value after the other', () => {
  it('goes through all of them by one key', () => {
    let progress = beginCopying;
    for (let pressed = 0; pressed < 5; pressed += 1) progress = afterCopy(progress, 5);
    expect(progress.at).toBe(5);
    expect([...progress.copied]).toEqual([0, 1, 2, 3, 4]);
    expect(afterCopy(progress, 5)).toEqual(progress);
  });

  it('passes over what was copied before, and never calls copied what was skipped', () => {
    const later = afterCopy(goTo(beginCopying, 1), 4);
    expect(later.at).toBe(2);
    const again = afterCopy(back(back(later)), 4);
    expect(again).toMatchObject({ at: 2 });
    expect([...skip(again, 4).copied].sort()).toEqual([0, 1]);
  });

  it('is always at a value or at the end, whatever is pressed', () => {
    const presses = fc.array(fc.constantFrom('copy', 'skip', 'back'), { maxLength: 40 });
    fuzzed(
      fc.property(presses, fc.nat(8), (keys, count) => {
        let progress = beginCopying;
        for (const key of keys) {
          progress =
            key === 'copy' ? afterCopy(progress, count) : key === 'skip' ? skip(progress, count) : back(progress);
          expect(progress.at).toBeGreaterThanOrEqual(0);
          expect(progress.at).toBeLessThanOrEqual(count);
          for (const at of progress.copied) expect(at).toBeLessThan(count);
        }
      }),
    );
  });
});
