import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';

const Packages = v.record(v.string(), v.string());
const { dependencies, devDependencies } = v.parse(
  v.object({ dependencies: Packages, devDependencies: Packages }),
  JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')),
);
const page = readFileSync(join(projectRoot, 'docs/dependencies.md'), 'utf8');

it('docs/dependencies.md says why each package is here, and names none that is not', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
});
