import type { DeviceDatabase } from './database.ts';
import { freeIncoming } from './load-store.ts';
import { freePages } from './pages/leave-old-pages.ts';
import { storageFailure } from './storage-failure.ts';

/** Writes; a disk that is full of what was being fetched, or of pages that the server has, has room for what a person saves. */
export async function makingRoom<Result>(database: DeviceDatabase, write: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      const full = storageFailure(error)?.reason === 'storageFull';
      if (!full || !((await freeIncoming(database)) || (await freePages(database)))) throw error;
    }
  }
}
