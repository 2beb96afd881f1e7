import { existsSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

const aptGet = '/usr/bin/apt-get';
const env = { DEBIAN_FRONTEND: 'noninteractive' };
const minutes = (/** @type {number} */ count) => count * 60_000;

/** @type {Promise<boolean> | undefined} */
let listsUpdated;

const updateLists = async () => {
  const { code } = await runCommand(aptGet, ['update', '-qq'], { env, quiet: true, timeoutMs: minutes(5) });
  return code === 0;
};

const canInstallDebianPackages = () => existsSync(aptGet) && process.getuid?.() === 0;

/** @param {string} name @returns {Promise<boolean>} whether it is installed now; false where apt or root is missing */
export const installDebianPackage = async (name) => {
  if (!canInstallDebianPackages()) return false;
  listsUpdated ??= updateLists();
  await listsUpdated;
  console.log(`Installing ${name} (apt-get) …`);
  const args = ['install', '-y', '-qq', '--no-install-recommends', name];
  const { code, output } = await runCommand(aptGet, args, { env, quiet: true, timeoutMs: minutes(10) });
  if (code !== 0) console.error(output.trim().split('\n').slice(-5).join('\n'));
  return code === 0;
};
