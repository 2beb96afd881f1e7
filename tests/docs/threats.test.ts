import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'threats.md'), 'utf8');
const [stopped = '', open = ''] = page.split('## Not yet');
const rows = stopped
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (threat|-)/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, threat = '', answer = '', shownBy = '']) => ({ threat, answer, shownBy }));

describe('docs/threats.md', () => {
  it('names threats, and says what is not stopped yet', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(open.match(/^- \*\*/gmu)?.length).toBeGreaterThan(4);
  });

  it.each(rows)('$threat: has an answer, shown by tests that are there', ({ answer, shownBy }) => {
    expect(answer).not.toBe('');
    const tests = [...shownBy.matchAll(/`(tests\/[^`]+\.test\.ts)`/gu)].map(([, file = '']) => file);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
