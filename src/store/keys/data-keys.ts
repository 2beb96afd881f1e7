import type { Bytes } from '../device-ports.ts';

/** What a profile's data key is used as. Only `root` can be taken out of the browser, to be wrapped for another person. */
export interface DataKeys {
  /** Eight bytes: which data key a box was sealed under. */
  readonly id: Bytes;
  readonly root: CryptoKey;
  /** AES-256-GCM over boxes. */
  readonly box: CryptoKey;
  /** HMAC-SHA-256 that hides hashes. */
  readonly mask: CryptoKey;
}

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

/** HKDF-SHA-256 (RFC 5869): one key, several uses that say nothing of each other. */
export async function deriveDataKeys(subtle: SubtleCrypto, raw: Bytes): Promise<DataKeys> {
  const base = await subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const purpose = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytesOf(info) });
  const [root, box, mask, id] = await Promise.all([
    subtle.importKey('raw', raw, 'AES-GCM', true, ['encrypt']),
    subtle.deriveKey(purpose('lien-mach box'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    subtle.deriveKey(purpose('lien-mach mask'), base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
    subtle.deriveBits(purpose('lien-mach id'), base, 64),
  ]);
  return { id: new Uint8Array(id), root, box, mask };
}

/** The 32 bytes all of it comes from. */
export async function rawDataKey(subtle: SubtleCrypto, { root }: Pick<DataKeys, 'root'>): Promise<Bytes> {
  return new Uint8Array(await subtle.exportKey('raw', root));
}
