import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitAfter } from '../../src/sync/backoff.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('backoff', () => {
  it('[R7][R17] waits a quarter of a second at least, doubles to 32 s, then polls slowly, and never ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), chance, (failures, drawn) => {
        const wait = waitAfter(failures, () => drawn);
        expect(wait).toBeGreaterThanOrEqual(failures > 6 ? 60_000 : 250);
        expect(wait).toBeLessThanOrEqual(failures > 6 ? 120_000 : 1_000 * 2 ** (failures - 1));
      }),
    );
    expect([1, 2, 3, 4, 5, 6].map((failures) => waitAfter(failures, () => 0.999_999))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000,
    ]);
  });
});
