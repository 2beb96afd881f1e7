import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, without a trailing slash. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** What the scripts fetch or write for themselves; never committed, safe to delete. */
export const cacheDirectory = `${projectRoot}/.cache`;
