import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMutants } from '../../simulator/sabotage/all-mutants.ts';
import { notBuiltYet } from '../../simulator/sabotage/not-built-yet.ts';

const root = join(import.meta.dirname, '..', '..');
const rows = [
  ...readFileSync(join(root, 'docs', 'lessons.md'), 'utf8').matchAll(/^\| (L\d+) +\|.*\| ([^|]*)\|$/gm),
].map(([, lesson = '', shownBy = '']) => ({ lesson, shownBy: shownBy.trim() }));
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** Bugs that can be put back into what runs in the simulator; the others are shown in a browser or by a test of their own. */
const inSimulator = [1, 2, 3, 5, 8, 9, 10, 11, 12, 13, 15, 16, 19, 20, 21, 22, 23, 24, 25, 29, 32, 33, 34, 35];

describe('docs/lessons.md', () => {
  it('numbers L1 to L35 without a hole', () => {
    expect(rows.map(({ lesson }) => lesson)).toEqual(Array.from({ length: 35 }, (_, at) => `L${at + 1}`));
  });

  it.each(rows)('$lesson is shown by something that is there, or said not to be built yet', ({ shownBy }) => {
    const names = quoted(shownBy);
    expect(names.length > 0 || shownBy.includes('not built yet')).toBe(true);
    for (const name of names) {
      const there = name.endsWith('.ts')
        ? existsSync(join(root, name))
        : allMutants.some((mutant) => mutant.name === name);
      expect(there, name).toBe(true);
    }
  });

  it('has every lesson of the simulator put back, or says why not', () => {
    const covered = new Set([...allMutants, ...notBuiltYet].map(({ lesson }) => lesson));
    expect(inSimulator.map((number) => `L${number}`).filter((lesson) => !covered.has(lesson))).toEqual([]);
  });

  it('names every mutant of a lesson in its row', () => {
    const unnamed = allMutants.filter(({ lesson, name }) => {
      const row = rows.find((one) => one.lesson === lesson);
      return lesson.startsWith('L') && (row === undefined || !quoted(row.shownBy).includes(name));
    });
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});
