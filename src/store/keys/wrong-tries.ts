import type { WrongTries } from '../rows.ts';

/** After so many in a row only a sign-in at the server counts. */
export const mostTries = 10;
const longestWait = 60_000;

/** Milliseconds to wait after so many wrong ones in a row: a second, then twice as long each time. */
export function waitAfter(count: number): number {
  return count === 0 ? 0 : Math.min(longestWait, 1_000 * 2 ** (count - 1));
}

/** Milliseconds until the next try. A clock set back cannot stretch it. */
export function waitLeft({ count, at }: WrongTries, now: number): number {
  return now < at ? 0 : Math.max(0, at + waitAfter(count) - now);
}

export function isLockedOut({ count }: WrongTries): boolean {
  return count >= mostTries;
}
