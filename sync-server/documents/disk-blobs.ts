import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOfFailure } from '../code-of-failure.ts';
import { writeWhole } from '../write-whole.ts';
import { blobName, type PageBlobs } from './page-blobs.ts';

/** Pages as files below a folder: written beside, on disk, and only then under their names. */
export function diskBlobs(folder: string, newId: () => string): PageBlobs {
  return {
    async put(key, bytes) {
      const file = join(folder, blobName(key));
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeWhole(file, bytes, newId);
    },

    async get(key) {
      try {
        return Uint8Array.from(await readFile(join(folder, blobName(key))));
      } catch (error) {
        if (codeOfFailure(error) === 'ENOENT') return undefined;
        throw error;
      }
    },

    remove: (key) => rm(join(folder, blobName(key)), { force: true }),
  };
}
