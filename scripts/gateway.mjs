import './require-node.mjs';
import { join } from 'node:path';
import { installWhenStale } from './install-when-stale.mjs';

await installWhenStale();

// What follows may use installed packages, so it is loaded only now.
const { runnerImport } = await import('vite');
const { projectRoot } = await import('./project-root.mjs');
await runnerImport(join(projectRoot, 'gateway/main.ts'), { configFile: false, logLevel: 'error' });
