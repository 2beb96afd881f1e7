import type { Bytes, MaybePromise } from '../store/device-ports.ts';
import { readBody } from './read-body.ts';

/** Makes a body smaller; absent where the browser cannot. */
export type Gzip = (bytes: Bytes) => MaybePromise<Bytes>;

/** The browser's own, where it has one (Chrome 80, Firefox 113, Safari 16.4). */
export function streamGzip(compression: typeof CompressionStream | undefined): Gzip | undefined {
  if (compression === undefined) return undefined;
  return async (bytes) => {
    const packed = new Blob([bytes]).stream().pipeThrough(new compression('gzip'));
    return new Uint8Array(await new Response(packed).arrayBuffer());
  };
}

/** The same backwards. `undefined`: it would be longer than `most`. Rejects what is not whole gzip. */
export type Gunzip = (bytes: Bytes, most: number) => MaybePromise<Bytes | undefined>;

export function streamGunzip(decompression: typeof DecompressionStream | undefined): Gunzip | undefined {
  if (decompression === undefined) return undefined;
  return (bytes, most) =>
    readBody(new Response(new Blob([bytes]).stream().pipeThrough(new decompression('gzip'))), most);
}
