import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { guidesPage } from '../../scripts/guides/guides-page.ts';
import { rolesOfPeople } from '../../src/domain/access/role.ts';
import { roleGuides } from '../../src/features/learning/role-guides.ts';
import { learning } from '../../src/messages/vi/learning.ts';
import { carry } from '../../src/messages/vi/carry.ts';
import { figures } from '../../src/messages/vi/figures.ts';
import { vi } from '../../src/messages/vi.ts';

/** Every sentence of a catalogue, as it stands. */
function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

const file = join(import.meta.dirname, '../../docs/role-guides.md');

describe('docs/role-guides.md', () => {
  it('says what the app prints', async () => {
    const page = await format(guidesPage(), { ...(await resolveConfig(file)), filepath: file });
    expect(readFileSync(file, 'utf8')).toBe(page);
  });

  it('has a page for everybody who signs in as a person', () => {
    expect(roleGuides.map(({ role }) => role).sort()).toEqual(rolesOfPeople.filter((role) => role !== 'hub').sort());
  });

  it('calls things what the screen calls them: what stands in quotes is said there', () => {
    // Labels of steps stand with their screens: `bookSteps` in src/app/screens.tsx.
    const said = new Set([...textsIn(vi), ...textsIn({ carry, figures }), 'Ghi sổ']);
    const told = [...textsIn(roleGuides), ...textsIn(learning.steps)].join('\n');
    const quoted = [...told.matchAll(/“([^”…]+)”/gu)].map(([, word = '']) => word);
    expect(quoted.length).toBeGreaterThan(15);
    expect(quoted.filter((word) => !said.has(word))).toEqual([]);
  });
});
