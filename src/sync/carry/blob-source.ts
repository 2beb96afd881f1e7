import type { FrameSource } from '../../protocol/letter.ts';

/** A file as the browser hands it out, read where it is asked for. */
export function blobSource(blob: Blob): FrameSource {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}
