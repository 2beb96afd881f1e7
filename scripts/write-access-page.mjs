import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { projectRoot } from './project-root.mjs';

/** @typedef {typeof import('./access/access-page.ts')} AccessPage */

const loaded = await runnerImport(join(projectRoot, 'scripts/access/access-page.ts'), {
  configFile: false,
  logLevel: 'error',
});
const { accessPage } = /** @type {{ module: AccessPage }} */ (loaded).module;
const file = join(projectRoot, 'docs/access.md');
writeFileSync(file, await format(accessPage(), { ...(await resolveConfig(file)), filepath: file }));
