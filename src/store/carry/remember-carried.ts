import type { DeviceDatabase } from '../database.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import type { CarriedFile } from './carried-file.ts';

/** So many files are remembered; the answer to an older one tells nothing that the next file would not (R17). */
const mostRemembered = 40;

export const answerKeyContext = (file: string): string => `carried/${file}`;

export function readCarried(database: DeviceDatabase): Promise<readonly CarriedFile[]> {
  return reopening(database, async () => (await readMeta(database, 'carried')) ?? []);
}

/** Before the file leaves the machine, so that no answer can come to one that is not known. */
export async function rememberCarried(database: DeviceDatabase, file: CarriedFile): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const before = (await readMeta(database, 'carried')) ?? [];
      await writeMeta(database, 'carried', [...before, file].slice(-mostRemembered));
    }),
  );
}
