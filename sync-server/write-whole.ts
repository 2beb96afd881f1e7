import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './backup/backup-folder.ts';

/** A file that is there whole or not at all: written beside under a name that nobody reads, on disk, then renamed. */
export async function writeWhole(file: string, content: string | Uint8Array, newId: () => string): Promise<void> {
  const beside = join(dirname(file), `.${newId()}.partial`);
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
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
}
