import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../backup/backup-folder.ts';
import { blobName, type PageBlobs } from './page-blobs.ts';

/** Pages as files below a folder: written beside, on disk, and only then under their names. */
export function diskBlobs(folder: string, newId: () => string): PageBlobs {
  return {
    async put(key, bytes) {
      const file = join(folder, blobName(key));
      const beside = `${file}.${newId()}.partial`;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      try {
        const handle = await open(beside, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      syncFolder(dirname(file));
    },

    async get(key) {
      try {
        return Uint8Array.from(await readFile(join(folder, blobName(key))));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    remove: (key) => rm(join(folder, blobName(key)), { force: true }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
