import { gunzipSync, gzipSync } from 'node:zlib';
import type { Packing } from '../../sync-server/packing.ts';

/** Packs at once, so that the order of events stays the scheduler's. */
export const promptPacking: Packing = {
  gzip: (bytes) => new Uint8Array(gzipSync(bytes)),
  gunzip(bytes, maxBytes) {
    try {
      return { status: 'unpacked', bytes: new Uint8Array(gunzipSync(bytes, { maxOutputLength: maxBytes })) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      return { status: code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken' };
    }
  },
};
