import type { SeededRandom } from '../../tests/support/seeded-random.ts';

/** Milliseconds between two steps. Many things happen within the same moments, so that they meet. */
export function drawGap(random: SeededRandom): number {
  const chance = random.next();
  if (chance < 0.35) return random.integer(0, 30);
  if (chance < 0.75) return random.integer(0, 600);
  return random.integer(0, 15_000);
}

export function choose<Item>(random: SeededRandom, items: readonly [Item, ...Item[]]): Item {
  return items[random.integer(0, items.length - 1)] ?? items[0];
}
