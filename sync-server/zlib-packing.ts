import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Packing } from './packing.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Answers cost the line more than the machine. */
const level = 9;

/** Node's own, on its threads. */
export const zlibPacking: Packing = {
  gzip: async (bytes) => new Uint8Array(await zip(bytes, { level })),
  async gunzip(bytes, maxBytes) {
    try {
      return { status: 'unpacked', bytes: new Uint8Array(await unzip(bytes, { maxOutputLength: maxBytes })) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      return { status: code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken' };
    }
  },
};
