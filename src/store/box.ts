import type { HashText } from '../domain/words.ts';
import type { Bytes, Sealer } from './device-ports.ts';

/** Seals and opens the `box` of a row. Never called inside a transaction: a seal may be WebCrypto. */
export interface Boxes {
  seal(text: string, context: string): Promise<Bytes>;
  sealBytes(bytes: Bytes, context: string): Promise<Bytes>;
  openBytes(box: unknown, context: string): Promise<Bytes | undefined>;
  /** `undefined` when the bytes are not what was sealed: the row is damaged, which is a fact to report and not a bug. */
  open(box: unknown, context: string): Promise<string | undefined>;
  /** A hash as it may lie on the disk, and as it was. */
  hideHash(hash: string, id: string): Promise<string>;
  showHash(hidden: string, id: string): Promise<string>;
  /** As `open`, and the text must have this hash. */
  openHashed(box: unknown, context: string, hash: string): Promise<string | undefined>;
}

export function createBoxes(sealer: Sealer, hash: HashText): Boxes {
  const openBytes: Boxes['openBytes'] = async (box, context) => {
    try {
      return isBytes(box) ? await sealer.open(box, context) : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    seal: async (text, context) => sealer.seal(new TextEncoder().encode(text), context),
    sealBytes: async (bytes, context) => sealer.seal(bytes, context),
    hideHash: async (plain, id) => sealer.hideHash(plain, id),
    showHash: async (hidden, id) => sealer.showHash(hidden, id),
    openBytes,
    open: async (box, context) => textOf(await openBytes(box, context)),
    async openHashed(box, context, expected) {
      const bytes = await openBytes(box, context);
      return bytes !== undefined && hash(bytes) === expected ? textOf(bytes) : undefined;
    },
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `undefined`: the bytes are no text. */
function textOf(bytes: Bytes | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The JSON value of a text from disk; `undefined` when it is none. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// By tag and not by `instanceof`: a database of another realm (tests, a worker) hands out its own arrays.
function isBytes(value: unknown): value is Bytes {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}
