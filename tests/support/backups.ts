import { join } from 'node:path';
import type { BackupKey } from '../../sync-server/backup/key-file.ts';
import type { RestoreOrder } from '../../sync-server/backup/restore-order.ts';
import { writeBackup, type WrittenBackup } from '../../sync-server/backup/write-backup.ts';
import type { DatabasePlace } from '../../sync-server/store/read-whole.ts';
import type { createFakeIds } from './fake-ids.ts';
import { serverHash } from './server-parts.ts';

interface BackupOptions extends Pick<ReturnType<typeof createFakeIds>, 'randomBytes' | 'newId'> {
  readonly folder: string;
  readonly key: BackupKey;
  readonly receiptKeyFile: string;
  /** Lets others have their turn, as the server's does. */
  readonly pause?: () => Promise<void>;
}

export const backedUpAt = '2026-11-21T02:00:00.000Z';

let written = 0;

/** Each into a folder of its own. */
export function write(place: DatabasePlace, options: BackupOptions): Promise<WrittenBackup> {
  const { folder, key, receiptKeyFile, randomBytes, pause = async () => undefined } = options;
  written += 1;
  return writeBackup({
    place,
    folder: join(folder, `backups-${written}`),
    key,
    receiptKeyFile,
    at: backedUpAt,
    server: 'test',
    randomBytes,
    pause,
  });
}

export function orderOf(
  what: Pick<RestoreOrder, 'file' | 'place'>,
  { key, receiptKeyFile, newId }: BackupOptions,
  more: Partial<RestoreOrder> = {},
): RestoreOrder {
  return {
    ...what,
    keys: [key],
    receiptKeyFile,
    replace: false,
    despiteFindings: false,
    at: backedUpAt,
    newId,
    hash: serverHash,
    ...more,
  };
}
