// Takes every picture of docs/screens anew: `npm run screens`. What it needs besides packages is fetched or built first.
import './require-node.mjs';
import { join } from 'node:path';
import { installWhenStale } from './install-when-stale.mjs';

await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { runnerImport } = await import('vite');
const { buildWhenStale } = await import('./build-when-stale.mjs');
const { ensureChromium } = await import('./ensure-chromium.mjs');
const { runNode } = await import('./run-command.mjs');

if (!(await buildWhenStale())) process.exit(1);
const chromium = await ensureChromium();
if (!chromium.found) throw new Error(chromium.sentence);
process.env['CHROMIUM_PATH'] = chromium.path;
await runnerImport(join(import.meta.dirname, '../screens/take-screens.ts'), { configFile: false, logLevel: 'error' });
await runNode('node_modules/prettier/bin/prettier.cjs', ['--log-level', 'warn', '--write', 'docs/screens/README.md']);
