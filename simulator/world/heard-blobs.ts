import type { PageBlobs } from '../../sync-server/documents/page-blobs.ts';
import { blobsInMemory } from '../../tests/support/blobs-in-memory.ts';

/** Where servers put whole pages, in memory; each is told of before it lies there. */
export function heardBlobs(put: (sha256: string, bytes: Uint8Array) => void): PageBlobs {
  const whole = blobsInMemory();
  return {
    ...whole,
    put: async (key, bytes) => {
      put(key.sha256, bytes);
      await whole.put(key, bytes);
    },
  };
}
