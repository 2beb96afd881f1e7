import './require-node.mjs';
import { pathToFileURL } from 'node:url';
import { buildWhenStale } from './build-when-stale.mjs';
import { installWhenStale } from './install-when-stale.mjs';
import { projectRoot } from './project-root.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

process.chdir(projectRoot);
stopWithNpm();
await installWhenStale();
if (!(await buildWhenStale())) {
  console.error('The build failed: see the message above.');
  process.exit(1);
}

// The server runs in this very process: signals, exit code, arguments and output are its own.
process.setSourceMapsEnabled(true);
await import(pathToFileURL(`${projectRoot}/dist/server/main.js`).href);
