import type { ServerClock } from '../server-clock.ts';

/** Whether the province can be reached, as far as the last tries tell. */
export interface Line {
  /** Whether a request is worth trying on it now: nobody at a desk waits again for what has just failed. */
  isWorthTrying(): boolean;
  worked(): void;
  failed(): void;
}

/** After a failure, in ms: so long nothing is tried; twice as long after each that follows, up to the second. */
const rests = { first: 10_000, longest: 60_000 };

export function createLine(clock: Pick<ServerClock, 'monotonicMs'>): Line {
  let failures = 0;
  let restsUntil = -Infinity;
  return {
    isWorthTrying: () => clock.monotonicMs() >= restsUntil,
    worked() {
      failures = 0;
      restsUntil = -Infinity;
    },
    failed() {
      restsUntil = clock.monotonicMs() + Math.min(rests.longest, rests.first * 2 ** failures);
      failures = Math.min(failures + 1, 10);
    },
  };
}
