import { blobName, type PageBlobs } from '../../sync-server/documents/page-blobs.ts';

/** A place for pages that is gone with the test. */
export function blobsInMemory(): PageBlobs & { readonly kept: Map<string, Uint8Array<ArrayBuffer>> } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    kept,
    put: async (key, bytes) => void kept.set(blobName(key), Uint8Array.from(bytes)),
    get: async (key) => kept.get(blobName(key)),
    remove: async (key) => void kept.delete(blobName(key)),
  };
}
