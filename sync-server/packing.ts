import type { Bytes, MaybePromise } from './bytes.ts';

export type Unpacked =
  | { readonly status: 'unpacked'; readonly bytes: Bytes }
  | { readonly status: 'tooLarge' }
  | { readonly status: 'broken' };

/** Makes bodies smaller and whole again. A port, so that a simulation may do it at a moment of its own. */
export interface Packing {
  gzip(bytes: Bytes): MaybePromise<Bytes>;
  /** Never holds more than `maxBytes` of what comes out (R17). */
  gunzip(bytes: Bytes, maxBytes: number): MaybePromise<Unpacked>;
}
