import type { DeliverFile } from './deliver-files.ts';
import type { DeliveryFile } from './delivery-file.ts';
import type { FileStore } from './file-store.ts';

export type Precached =
  | { readonly kind: 'whole' }
  /** The server has moved on to another version: this one can no longer be completed. */
  | { readonly kind: 'gone' }
  /** The browser gave no room for it. */
  | { readonly kind: 'notKept' };

/**
 * Brings the whole version into the store, one file after the other, so that the line stays free for what a person
 * asks for. What is there stays there: stopped at any point, the next call goes on with the first missing file.
 */
export async function precache(
  files: readonly DeliveryFile[],
  deliver: DeliverFile,
  store: FileStore,
  onProgress: (bytes: number) => void,
): Promise<Precached> {
  let bytes = 0;
  for (const file of files) {
    if ((await store.find(file)) === undefined) {
      if ((await deliver(file)) === undefined) return { kind: 'gone' };
      if ((await store.find(file)) === undefined) return { kind: 'notKept' };
    }
    bytes += file.bytes;
    onProgress(bytes);
  }
  return { kind: 'whole' };
}
