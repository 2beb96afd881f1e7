import type { Bytes, MaybePromise, RandomBytes, Sealer } from '../device-ports.ts';
import type { DataKeys } from './data-keys.ts';

/** `00 4C 4D 53` and the version: no JSON begins so, so that what an earlier build wrote is told from it. */
const head = [0x00, 0x4c, 0x4d, 0x53, 0x01] as const;
const idBytes = 8;
const ivBytes = 12;
const before = head.length + idBytes + ivBytes;
const tagBytes = 16;

/** Bytes that a sealed box is longer than what lies in it. */
const boxOverhead = before + tagBytes;

export function isSealed(box: Uint8Array): boolean {
  return box.length >= boxOverhead && head.every((byte, at) => box[at] === byte);
}

const hidden = '~';

/** A hash that lies on the disk hidden, or is none. */
export function isHidden(hash: string): boolean {
  return hash.startsWith(hidden);
}

/**
 * AES-256-GCM: head, key id, a random 96-bit IV, ciphertext and tag; what says the box's kind and key, and the row it
 * belongs to, is authenticated with it. What was never sealed is handed out as it is: rows of an earlier build (R15).
 */
export function createAesSealer({
  subtle,
  randomBytes,
  keys,
}: {
  readonly subtle: SubtleCrypto;
  readonly randomBytes: RandomBytes;
  /** Comes when the profile is unlocked, however long that takes: a row that waits for it is not damaged. */
  readonly keys: () => MaybePromise<Pick<DataKeys, 'id' | 'box' | 'mask'>>;
}): Sealer {
  const parameters = (box: Bytes, context: string): AesGcmParams => {
    const name = new TextEncoder().encode(context);
    const additionalData = new Uint8Array(head.length + idBytes + name.length);
    additionalData.set(box.subarray(0, head.length + idBytes));
    additionalData.set(name, head.length + idBytes);
    return { name: 'AES-GCM', iv: box.slice(head.length + idBytes, before), additionalData };
  };
  const mask = async (hex: string, id: string): Promise<string> => {
    const given = await keys();
    const pad = new Uint8Array(await subtle.sign('HMAC', given.mask, new TextEncoder().encode(id)));
    return Array.from(pad, (byte, at) =>
      (byte ^ Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)).toString(16).padStart(2, '0'),
    ).join('');
  };
  return {
    async seal(bytes, context) {
      const { id, box } = await keys();
      const start = new Uint8Array(before);
      start.set(head);
      start.set(id, head.length);
      start.set(randomBytes(ivBytes), head.length + idBytes);
      const sealed = new Uint8Array(await subtle.encrypt(parameters(start, context), box, bytes));
      const whole = new Uint8Array(before + sealed.length);
      whole.set(start);
      whole.set(sealed, before);
      return whole;
    },
    async open(box, context) {
      if (!isSealed(box)) return box;
      const given = await keys();
      return new Uint8Array(await subtle.decrypt(parameters(box, context), given.box, box.subarray(before)));
    },
    hideHash: async (hash, id) => `${hidden}${await mask(hash, id)}`,
    // One that was damaged is handed on as it is, and is no hash to anybody.
    showHash: async (hash, id) => (/^~[0-9a-f]{64}$/u.test(hash) ? mask(hash.slice(1), id) : hash),
  };
}
