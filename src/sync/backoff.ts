/** First wait after a failure, its doubling's end, and the slow polling behind it, in ms. */
const firstWait = 1_000;
const longestWait = 32_000;
const doublings = 6;
const slowest = 120_000;

/** A number in [0, 1) that nobody can foresee, or that a test hands in. */
export type Chance = () => number;

/**
 * How long to wait after so many failures in a row: 1 s doubling to 32 s with full jitter, so that the offices of a
 * province do not come back in step; then one slow try in 60–120 s, for ever (R7). Never so short that retries pile up (R17).
 */
export function waitAfter(failures: number, chance: Chance): number {
  if (failures <= 0) return 0;
  if (failures > doublings) return Math.round(slowest / 2 + (chance() * slowest) / 2);
  const most = Math.min(longestWait, firstWait * 2 ** (failures - 1));
  return Math.max(shortestWait, Math.round(chance() * most));
}

const shortestWait = 250;
