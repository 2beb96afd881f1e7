import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function testSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testSources(path);
    return entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

const rules = [...readFileSync(join(root, 'docs', 'sync-rules.md'), 'utf8').matchAll(/^## (R\d+) .* — (.*)$/gm)].map(
  ([, rule, state]) => ({ rule: rule ?? '', state: state ?? '' }),
);

describe('docs/sync-rules.md', () => {
  const sources = testSources(join(root, 'tests')).join('\n');

  it('numbers R1 to R19 without a hole', () => {
    expect(rules.map(({ rule }) => rule)).toEqual(Array.from({ length: 19 }, (_, at) => `R${String(at + 1)}`));
  });

  it.each(rules.filter(({ state }) => state !== 'not built yet'))('$rule ($state) is quoted by a test', ({ rule }) => {
    const quoted = new RegExp(`(it|test|each)[^\\n]*\\(\\s*['\`"]\\[[^\\n]*\\b${rule}\\b`).test(sources);
    expect(quoted, `no test quotes [${rule}]`).toBe(true);
  });
});
