import type { ExchangeLoad } from './exchange-load.ts';

/** What a server process is held to bear for long: two cores drain more, but a return is no reason to use all of it. */
const calm = { underWay: 16, perMinute: 6_000 } as const;
/** So long after a start an outage may be just over, and everyone who waited comes at once. */
const returnMs = 2 * 60_000;
/** From the usual polling to the most a device honours. */
const shortestMs = 30_000;
const longestMs = 10 * 60_000;

/**
 * When a device that has nothing left to say should ask again; `null`: as it is used to. After the server's own start, and
 * while more comes than it should bear, the next questions are laid evenly over a span: as much longer than a minute as the
 * last minute brought more than one should, so that the minute after it brings what it should (R17).
 */
export function spreadReturn(
  { sinceStartMs, underWay, lastMinute }: ExchangeLoad,
  chance: () => number,
): number | null {
  const tooMany = Math.max(underWay / calm.underWay, lastMinute / calm.perMinute);
  const starting = sinceStartMs < returnMs;
  if (!starting && tooMany <= 1) return null;
  const span = Math.min(longestMs, Math.max(2 * shortestMs, 60_000 * tooMany));
  return Math.round(shortestMs + chance() * (span - shortestMs));
}
