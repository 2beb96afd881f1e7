import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { projectRoot } from './project-root.mjs';

/** @typedef {typeof import('./guides/guides-page.ts')} GuidesPage */

const loaded = await runnerImport(join(projectRoot, 'scripts/guides/guides-page.ts'), {
  configFile: false,
  logLevel: 'error',
});
const { guidesPage } = /** @type {{ module: GuidesPage }} */ (loaded).module;
const file = join(projectRoot, 'docs/role-guides.md');
writeFileSync(file, await format(guidesPage(), { ...(await resolveConfig(file)), filepath: file }));
