/** A byte string of its own, as IndexedDB keeps it (L30: byte arrays, never blobs). */
export type Bytes = Uint8Array<ArrayBuffer>;

export interface Clock {
  /** Milliseconds since 1970 by the machine's clock, which may be years wrong: recorded, never trusted to order anything (R3). */
  now(): number;
  /** Milliseconds since the app was opened, from a clock nobody can set. */
  monotonic(): number;
}

/** UUID version 7. */
export type NewId = () => string;

/** So many bytes that nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array;

export interface Timers {
  /** Runs `run` once after so many milliseconds; the answer cancels it. */
  set(milliseconds: number, run: () => void): () => void;
}

export type MaybePromise<Value> = Value | Promise<Value>;

/**
 * What stands between canonical bytes and the disk. `context` names the row, so that a box moved to another row does
 * not open. `open` throws when the box is not what `seal` made. A short act could be guessed from its hash: that is hidden
 * too, and shown again for the row of the same id.
 */
export interface Sealer {
  seal(bytes: Bytes, context: string): MaybePromise<Bytes>;
  open(box: Bytes, context: string): MaybePromise<Bytes>;
  hideHash(hash: string, id: string): MaybePromise<string>;
  showHash(hidden: string, id: string): MaybePromise<string>;
}

/** The bytes as they are. */
export const plainSealer: Sealer = {
  seal: (bytes) => bytes,
  open: (box) => box,
  hideHash: (hash) => hash,
  showHash: (hidden) => hidden,
};
