import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Files that a module brings with it: not those it asks for later, nor types alone. */
function broughtBy(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|\} from)(?! type\b)[^;]*?'(\.[^']+\.tsx?)';/gmu)].map(([, path = '']) =>
    join(dirname(file), path),
  );
}

function closureOf(entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const file of found) for (const brought of broughtBy(file)) found.add(brought);
  return found;
}

describe('the words that come with the first screen', () => {
  const first = closureOf('src/main.tsx');

  it('are those of the door', () => {
    const words = [...first].filter((file) => file.startsWith('src/messages/vi/')).sort();
    expect(words).toEqual(['door', 'failures', 'sign-in', 'unlock'].map((name) => `src/messages/vi/${name}.ts`));
  });

  it('are not those of the desk, nor another language', () => {
    expect(first).not.toContain('src/messages/vi.ts');
    expect(first).not.toContain('src/messages/en.ts');
  });

  it('are followed through every way in which a file brings another', () => {
    expect(first).toContain('src/features/sign-in/sign-in-form.tsx');
    expect(first).not.toContain('src/app/desk.tsx');
    expect(closureOf('src/app/desk.tsx')).toContain('src/messages/vi/steps.ts');
  });
});
