import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../scripts/content-hash.mjs';
import { runNpm } from '../scripts/run-npm.mjs';

const folder = join(import.meta.dirname, 'peers');
const stampFile = join(folder, 'node_modules/.lien-mach-install');

/**
 * Installs what the peers need, by their own lock file, the first time they are measured; nothing else of the project ever does.
 * @returns {Promise<string | undefined>} why it could not
 */
export const installPeers = async () => {
  const stamp = contentHash(['bench/peers/package-lock.json'], `${process.platform} ${process.arch}`);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return undefined;
  console.log('Installing the peers of the benchmark (npm ci in bench/peers, once) …');
  const { code } = await runNpm(['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']);
  if (code !== 0) return 'The peers could not be installed: see the message above.';
  writeFileSync(stampFile, stamp);
  return undefined;
};
