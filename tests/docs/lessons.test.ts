import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMutants } from '../../simulator/sabotage/all-mutants.ts';
import { holesIn, lessonsInSimulator } from '../../simulator/sabotage/coverage.ts';

const root = join(import.meta.dirname, '..', '..');
const rows = [
  ...readFileSync(join(root, 'docs', 'lessons.md'), 'utf8').matchAll(/^\| (L\d+) +\|.*\| ([^|]*)\|$/gm),
].map(([, lesson = '', shownBy = '']) => ({ lesson, shownBy: shownBy.trim() }));
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

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

  it('has a bug put back for every lesson of the simulator and every rule, or says why not', () => {
    expect(holesIn(allMutants)).toEqual([]);
    expect(holesIn([], [])).toEqual([...lessonsInSimulator, ...Array.from({ length: 19 }, (_, at) => `R${at + 1}`)]);
  });

  it('has in docs/sabotage.md a row for every bug that is put back, with the budget it has today', () => {
    const table = readFileSync(join(root, 'docs', 'sabotage.md'), 'utf8').split('\n');
    for (const { name, budget } of allMutants) {
      const cells = (table.find((row) => row.startsWith('|') && row.includes(`\`${name}\``)) ?? '')
        .split('|')
        .map((cell) => cell.trim());
      expect(cells.at(-2), name).toBe(String(budget));
    }
  });

  it('names every mutant of a lesson in its row', () => {
    const unnamed = allMutants.filter(({ lesson, name }) => {
      const row = rows.find((one) => one.lesson === lesson);
      return lesson.startsWith('L') && (row === undefined || !quoted(row.shownBy).includes(name));
    });
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});
