import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';

/** @param {string} path @returns {string[]} */
const filesUnder = (path) => {
  const absolute = join(projectRoot, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
};

/**
 * One hash over names and bytes; a changed time stamp alone changes nothing.
 * @param {readonly string[]} paths files and folders inside the repository; absent ones count as absent
 * @param {string} [salt]
 */
export const contentHash = (paths, salt = '') => {
  const hash = createHash('sha256').update(salt);
  for (const file of paths.flatMap(filesUnder)) {
    const bytes = readFileSync(join(projectRoot, file));
    hash.update(`\n${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
};
