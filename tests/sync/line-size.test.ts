import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
import type { LineState } from '../../src/store/meta.ts';
import { grown, newLine, shrunk, timeoutMs } from '../../src/sync/line-size.ts';

const tooMuch = { tooMuch: true, sendHashes: false };
const notTooMuch = { tooMuch: false, sendHashes: false };

describe('the size of what is sent', () => {
  const cost = { bytesUp: 4_000, bytesDown: 1_000, milliseconds: 500 };
  const full = { full: true, cost };

  it('[R17] doubles while it comes through, halves when it does not, and stays between 8 and 256 KB (L34)', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('came', 'cut', 'refused'), { maxLength: 200 }), (story) => {
        let line = newLine;
        for (const event of story) {
          const before = line.batchBytes;
          line = event === 'came' ? grown(line, full) : shrunk(line, { tooMuch: event === 'cut', sendHashes: false });
          expect(line.batchBytes).toBeGreaterThanOrEqual(exchangeLimits.pageBytes.min);
          expect(line.batchBytes).toBeLessThanOrEqual(exchangeLimits.pageBytes.max);
          expect([before, before * 2, Math.max(8_192, before / 2)]).toContain(line.batchBytes);
        }
      }),
    );
    expect([newLine, grown(newLine, full), grown(grown(newLine, full), full)].map((line) => line.batchBytes)).toEqual([
      32_768, 65_536, 131_072,
    ]);
    expect(shrunk(newLine, tooMuch).batchBytes).toBe(16_384);
    expect(shrunk(newLine, notTooMuch).batchBytes).toBe(32_768);
  });

  it('grows only when there was more to send or to pull', () => {
    expect(grown(newLine, { full: false, cost }).batchBytes).toBe(newLine.batchBytes);
  });

  it('[R17] tries a size that failed less and less often', () => {
    const line = { ...newLine, batchBytes: 16_384, pageBytes: 16_384 };
    const successesUntil = (state: LineState, bytes: number): { tries: number; state: LineState } => {
      let at = state;
      for (let tries = 1; tries < 100; tries += 1) {
        at = grown(at, full);
        if (at.batchBytes === bytes) return { tries, state: at };
      }
      throw new Error('never tried again');
    };
    const once = successesUntil(shrunk(line, tooMuch), 16_384);
    const twice = successesUntil(shrunk(once.state, tooMuch), 16_384);
    const thrice = successesUntil(shrunk(twice.state, tooMuch), 16_384);
    expect([once.tries, twice.tries, thrice.tries]).toEqual([2, 4, 8]);
  });

  it('[R5] sends one lane at a time once even the smallest batch did not pass', () => {
    const smallest = shrunk({ ...newLine, batchBytes: 8_192, pageBytes: 8_192 }, tooMuch);
    expect(smallest.narrow).toBeGreaterThan(0);
    let line = smallest;
    for (let successes = 0; successes < 100; successes += 1) line = grown(line, { full: false, cost });
    expect(line.narrow).toBe(0);
  });

  it('[R17] waits 10 s and three times what the bytes need at the measured rate, five minutes at most', () => {
    expect(timeoutMs({ ...newLine, rate: 8_000 }, 8_000)).toBe(
      10_000 + 3_000 + Math.round((3 * newLine.pageBytes) / 5 / 8),
    );
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.option(fc.double({ min: 0.001, max: 1e9, noNaN: true })), (bytes, rate) => {
        const wait = timeoutMs({ ...newLine, rate }, bytes);
        expect(wait).toBeGreaterThanOrEqual(10_000);
        expect(wait).toBeLessThanOrEqual(300_000);
      }),
    );
  });
});
