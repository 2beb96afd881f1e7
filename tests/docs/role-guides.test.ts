import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { guidesPage } from '../../scripts/guides/guides-page.ts';
import { rolesOfPeople } from '../../src/domain/access/role.ts';
import { roleGuides } from '../../src/features/learning/role-guides.ts';

const file = join(import.meta.dirname, '../../docs/role-guides.md');

describe('docs/role-guides.md', () => {
  it('says what the app prints', async () => {
    const page = await format(guidesPage(), { ...(await resolveConfig(file)), filepath: file });
    expect(readFileSync(file, 'utf8')).toBe(page);
  });

  it('has a page for everybody who signs in as a person', () => {
    expect(roleGuides.map(({ role }) => role).sort()).toEqual(rolesOfPeople.filter((role) => role !== 'hub').sort());
  });
});
