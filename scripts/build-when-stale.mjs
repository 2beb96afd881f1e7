import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { contentHash } from './content-hash.mjs';
import { projectRoot } from './project-root.mjs';
import { runNode } from './run-command.mjs';

const stampFile = `${projectRoot}/dist/.built-from`;
const results = [`${projectRoot}/dist/app/index.html`, `${projectRoot}/dist/server/main.js`];

const expectedStamp = () =>
  contentHash([
    'src',
    'public',
    'sync-server',
    'scripts',
    'index.html',
    'vite.config.ts',
    'vite.server.config.ts',
    'tsconfig.base.json',
    'tsconfig.app.json',
    'package.json',
    'package-lock.json',
  ]);

const buildIsFresh = () =>
  results.every((file) => existsSync(file)) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === expectedStamp();

/** Says what the tool said only when it failed. @param {string[]} args @returns {Promise<boolean>} */
const viteBuild = async (...args) => {
  const { code, output } = await runNode('node_modules/vite/bin/vite.js', ['build', ...args], { quiet: true });
  if (code !== 0) console.error(output);
  return code === 0;
};

/** Builds the app into dist/app and the server into dist/server. @returns {Promise<boolean>} whether both succeeded */
export const build = async () => {
  // Taken before the build: a file changed meanwhile makes the result stale, not fresh.
  const stamp = expectedStamp();
  rmSync(stampFile, { force: true });
  if (!(await viteBuild())) return false;
  if (!(await viteBuild('-c', 'vite.server.config.ts'))) return false;
  mkdirSync(`${projectRoot}/dist`, { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
};

/** @returns {Promise<boolean>} whether dist/ now matches the sources */
export const buildWhenStale = async () => {
  if (buildIsFresh()) return true;
  console.log('Building the app and the server …');
  return build();
};
