/** One seeded draw after another, in [0, 1). */
export type Chance = () => number;

/** Lehmer's generator modulo the prime 2³¹−1: the same seed gives the same run on every machine. */
export function seededChance(seed: number): Chance {
  const prime = 2_147_483_647;
  let state = (Math.abs(Math.trunc(seed)) % (prime - 1)) + 1;
  // The first draws of neighbouring seeds lie close together.
  for (let warm = 0; warm < 8; warm += 1) state = (state * 48_271) % prime;
  return () => {
    state = (state * 48_271) % prime;
    return state / prime;
  };
}
