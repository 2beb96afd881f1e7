import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** npm's own script, run by this very Node: a PATH with another Node's npm would install for the wrong one. */
const npmScript = () => {
  const startedBy = process.env['npm_execpath'];
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  return [startedBy, beside].find((path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path));
};

/** @param {readonly string[]} args @param {Parameters<typeof runCommand>[2]} [options] */
export const runNpm = (args, options) => {
  const script = npmScript();
  return script === undefined
    ? runCommand('npm', args, options)
    : runCommand(process.execPath, [script, ...args], options);
};
