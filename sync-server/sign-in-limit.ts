import { sameName } from './same-name.ts';

/** Tries within the window before a name from an address must wait. */
const tries = 10;
const windowMs = 10 * 60_000;
/** Names and addresses remembered at once; beyond it the oldest is forgotten (R17). */
const remembered = 10_000;

export interface SignInLimit {
  /** Counts a try; returns the seconds to wait when there have been too many, else `null`. */
  tryNow(username: string, address: string): number | null;
  /** A password that fits clears the count. */
  clear(username: string, address: string): void;
}

/** Slows down guessing, per name and address. In memory: a restart forgets, which costs an attacker more than a clerk. */
export function createSignInLimit(monotonicMs: () => number): SignInLimit {
  const counts = new Map<string, { since: number; count: number }>();
  // One account has one count, however its name is typed.
  const keyOf = (username: string, address: string) => `${sameName(username)} ${address}`;
  return {
    tryNow(username, address) {
      const key = keyOf(username, address);
      const now = monotonicMs();
      const before = counts.get(key);
      const current = before === undefined || now - before.since >= windowMs ? { since: now, count: 0 } : before;
      if (current.count >= tries) return Math.max(1, Math.ceil((current.since + windowMs - now) / 1_000));
      counts.delete(key);
      counts.set(key, { since: current.since, count: current.count + 1 });
      const [oldest] = counts.keys();
      if (counts.size > remembered && oldest !== undefined) counts.delete(oldest);
      return null;
    },
    clear(username, address) {
      counts.delete(keyOf(username, address));
    },
  };
}
