import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { accessPage } from '../../scripts/access/access-page.ts';

const file = join(import.meta.dirname, '../../docs/access.md');

describe('docs/access.md', () => {
  it('says what the table in the code says', async () => {
    const page = await format(accessPage(), { ...(await resolveConfig(file)), filepath: file });
    expect(readFileSync(file, 'utf8')).toBe(page);
  });
});
