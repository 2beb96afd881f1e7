import { countTries } from './count-tries.ts';
import { sameName } from './same-name.ts';

const windowMs = 10 * 60_000;
const remembered = 10_000;
/** Tries of one name from one address. */
const ofPair = { most: 10, windowMs, remembered };
/** Of one name from anywhere: many machines that guess one password. */
const ofName = { most: 100, windowMs, remembered };
/** Of all names from one address: one machine that tries one password on everybody. */
const ofAddress = { most: 300, windowMs, remembered };

export interface SignInLimit {
  /** Counts a try; returns the seconds to wait when there have been too many, else `null`. */
  tryNow(username: string, address: string): number | null;
  /** A password that fits clears the count, and makes the name at home at the address. */
  clear(username: string, address: string): void;
}

/**
 * Slows down guessing. By name and address; and more loosely by name and by address alone, for names that have not signed in
 * from that address yet: so guesses from elsewhere lock nobody out at her own desk, and one guesser behind a commune's
 * address does not lock out the others behind it. In memory: a restart forgets, which costs an attacker more than a clerk.
 */
export function createSignInLimit(monotonicMs: () => number): SignInLimit {
  const pairs = countTries(ofPair);
  const names = countTries(ofName);
  const addresses = countTries(ofAddress);
  const atHome = new Set<string>();
  // One account has one count, however its name is typed.
  const pairOf = (username: string, address: string) => `${sameName(username)} ${address}`;
  return {
    tryNow(username, address) {
      const now = monotonicMs();
      const name = sameName(username);
      const pair = pairOf(username, address);
      const ofStrangers = atHome.has(pair) ? [] : [names.wait(name, now), addresses.wait(address, now)];
      const waits = [pairs.wait(pair, now), ...ofStrangers].filter((wait) => wait !== null);
      if (waits.length > 0) return Math.max(...waits);
      pairs.add(pair, now);
      names.add(name, now);
      addresses.add(address, now);
      return null;
    },
    clear(username, address) {
      const pair = pairOf(username, address);
      const tries = pairs.count(pair);
      pairs.takeBack(pair, tries);
      names.takeBack(sameName(username), tries);
      addresses.takeBack(address, tries);
      atHome.delete(pair);
      atHome.add(pair);
      const [oldest] = atHome;
      if (atHome.size > remembered && oldest !== undefined) atHome.delete(oldest);
    },
  };
}
