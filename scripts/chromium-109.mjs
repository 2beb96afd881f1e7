import { existsSync } from 'node:fs';
import { cacheDirectory } from './project-root.mjs';

/** Where the fetched Chromium 109 is kept, the last one for the offices' Windows 7 and 8.1. */
export const chromium109File = `${cacheDirectory}/chromium-109/chromium`;

/** Path of Chromium 109 for playwright-core's `executablePath`. Throws when it has not been fetched. */
export const chromium109Path = () => {
  const path = process.env['CHROMIUM_109_PATH'] || chromium109File;
  if (!existsSync(path)) throw new Error(`No Chromium 109 at ${path}: run "node scripts/fetch-browsers.mjs" once.`);
  return path;
};
