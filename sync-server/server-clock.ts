import type { Instant } from '../src/domain/words.ts';

/** The server's two clocks: the one on the wall, and one that only goes forward, in milliseconds. */
export interface ServerClock {
  now(): Instant;
  monotonicMs(): number;
}
