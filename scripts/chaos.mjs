import './require-node.mjs';
import { join } from 'node:path';
import { installWhenStale } from './install-when-stale.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

stopWithNpm();
await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { runnerImport } = await import('vite');
const { buildWhenStale } = await import('./build-when-stale.mjs');
const { ensureChromium } = await import('./ensure-chromium.mjs');
const { ensurePostgres } = await import('./ensure-postgres.mjs');
const { projectRoot } = await import('./project-root.mjs');

const need = (/** @type {{ found: boolean, sentence?: string }} */ tool) => {
  if (!tool.found) throw new Error(tool.sentence);
};

const wishes = process.argv.slice(2);
if (!(await buildWhenStale())) process.exit(1);
if (!wishes.some((wish) => wish.endsWith('libsql'))) need(await ensurePostgres());
if (!wishes.includes('--no-browser')) {
  const chromium = await ensureChromium();
  need(chromium);
  if (chromium.found) process.env['CHROMIUM_PATH'] = chromium.path;
}
await runnerImport(join(projectRoot, 'chaos/main.ts'), { configFile: false, logLevel: 'error' });
