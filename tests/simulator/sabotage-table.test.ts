import { describe, expect, it } from 'vitest';
import { allMutants } from '../../simulator/sabotage/all-mutants.ts';
import type { Mutant } from '../../simulator/sabotage/mutant.ts';
import type { Outcome } from '../../simulator/sabotage/outcome.ts';
import { seedsFor } from '../../simulator/sabotage/seeds-for.ts';
import { isCaught, lineOf, tableOf } from '../../simulator/sabotage/table.ts';
import { makeStory } from '../../simulator/story/make-story.ts';

const mutant: Mutant = { lesson: 'L9', rules: ['R7'], name: 'x', why: 'a bug', file: 'y.ts', edits: [], budget: 40 };
const outcome: Outcome = {
  mutant,
  told: 7,
  lastSeed: 12,
  caught: [
    { seed: 3, check: 'onDisk' },
    { seed: 9, check: 'lost' },
    { seed: 12, check: 'onDisk' },
  ],
  givenUp: 0,
  seconds: 8.2,
};

const first = (seeds: Iterable<number>, count: number): number[] => {
  const found: number[] = [];
  for (const seed of seeds) {
    found.push(seed);
    if (found.length === count) break;
  }
  return found;
};

describe('the table of the bugs that are put back', () => {
  it('counts a bug as caught when so many stories caught it', () => {
    expect(isCaught(outcome, 3)).toBe(true);
    expect(isCaught(outcome, 4)).toBe(false);
  });

  it('says in a line what caught it, in which seeds, of how many told', () => {
    expect(lineOf(outcome, 3)).toBe('✓ L9 R7    x: 3 of 7 (3, 9, 12), up to seed 12, onDisk ×2, lost; budget 40, 8 s');
    expect(lineOf({ ...outcome, caught: [], givenUp: 2 }, 3)).toBe(
      '✗ L9 R7    x: 0 of 7, up to seed 12, 2 given up, NOT CAUGHT; budget 40, 8 s',
    );
  });

  it('puts lessons before rules, each in its order, and reasons behind', () => {
    const named = (lesson: string): Outcome => ({ ...outcome, mutant: { ...mutant, lesson, rules: [] } });
    const rows = tableOf(['R1', 'L10', 'L9'].map(named), 3).split('\n').slice(2);
    expect(rows.map((row) => row.split(' | ')[1])).toEqual(['L9', 'L10', 'R1', 'L2']);
    expect(rows[0]).toBe('| ✓ | L9 | a bug | `x` | 3 of 7 (3, 9, 12), up to seed 12 | onDisk ×2, lost | 40 |');
  });

  it('tells only stories that hold what the bug needs', () => {
    const restored = first(
      seedsFor({ ...mutant, needs: ({ steps }) => steps.some(({ does }) => does.kind === 'restoreServer') }),
      5,
    );
    expect(restored).toHaveLength(5);
    for (const seed of restored) {
      expect(makeStory(seed).steps.some(({ does }) => does.kind === 'restoreServer')).toBe(true);
    }
    const long = (seed: number) => makeStory(seed).steps.some(({ does }) => does.kind === 'act' && does.times > 60);
    expect(first(seedsFor(mutant), 60).some(long)).toBe(false);
  });

  it('can tell as many stories of every bug as its budget says', () => {
    for (const one of allMutants) expect(first(seedsFor(one), one.budget)).toHaveLength(one.budget);
  });
});
