import type { Mutant, NotPutBack } from './mutant.ts';
import { notPutBack } from './not-put-back.ts';

/** Of docs/lessons.md: bugs that can be put back into what runs in the simulator; the others are shown by tests of their own. */
export const lessonsInSimulator = [
  ...[1, 2, 3, 5, 8, 9, 10, 11, 12, 13, 15, 16, 19, 20, 21, 22, 23, 24, 25, 29, 32, 33, 34, 35],
].map((number) => `L${number}`);

/** Of docs/sync-rules.md. */
const rules = Array.from({ length: 19 }, (_, at) => `R${at + 1}`);

/** What a bug is put back for: its lesson or rule, and the rules that it breaks. */
export function heldBy({ lesson, rules: broken = [] }: Mutant): readonly string[] {
  return [lesson, ...broken];
}

/** Lessons and rules of which no bug is put back and no reason says why not. */
export function holesIn(mutants: readonly Mutant[], reasons: readonly NotPutBack[] = notPutBack): readonly string[] {
  const held = new Set([...mutants.flatMap(heldBy), ...reasons.map(({ lesson }) => lesson)]);
  return [...lessonsInSimulator, ...rules].filter((name) => !held.has(name));
}
