import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMutants } from '../../simulator/sabotage/all-mutants.ts';
import { patchSource } from '../../simulator/sabotage/patch-source.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the bugs that are put back on purpose', () => {
  it.each(allMutants)('$lesson $name still has its place in today’s source', (mutant) => {
    const { name, also } = mutant;
    for (const part of [mutant, ...(also === undefined ? [] : [{ name, ...also }])]) {
      expect(() => patchSource(part, readFileSync(join(root, part.file), 'utf8'))).not.toThrow();
    }
  });

  it('have names of their own', () => {
    const names = allMutants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are never patched into a source that has moved on', () => {
    const mutant = { name: 'x', file: 'y.ts', edits: [{ find: 'a;', replace: 'b;' }] };
    expect(() => patchSource(mutant, 'c;')).toThrow('y.ts has 0 times');
    expect(() => patchSource(mutant, 'a;a;')).toThrow('y.ts has 2 times');
    expect(patchSource(mutant, 'a;c;')).toBe('b;c;');
  });
});
