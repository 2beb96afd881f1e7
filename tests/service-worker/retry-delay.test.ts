import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../src/service-worker/retry-delay.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

describe('the wait before the next try', () => {
  it('is nothing after a try that brought something', () => {
    expect(retryDelay(0, 0.99)).toBe(0);
  });

  it('[R7] doubles, is capped, and is spread over its whole length', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((fruitless) => retryDelay(fruitless, 0.999_999))).toEqual(
      [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000, 32_000].map((ms) => ms * 0.999_999),
    );
    const random = createSeededRandom(1);
    const waits = Array.from({ length: 200 }, () => retryDelay(4, random.next()));
    expect(Math.min(...waits)).toBeLessThan(400);
    expect(Math.max(...waits)).toBeGreaterThan(7_600);
  });
});
