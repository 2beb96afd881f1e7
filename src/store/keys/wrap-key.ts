import type { Bytes } from '../device-ports.ts';
import { type KeyTools, openUnder, sealUnder } from './seal-under.ts';

/** A data key sealed under a secret that somebody knows and under the key this browser does not give out. */
export interface WrappedKey {
  /** PBKDF2-HMAC-SHA-256. */
  readonly iterations: number;
  readonly salt: Bytes;
  readonly box: Bytes;
}

/** What one guess costs (docs/decisions/0198). */
const iterations = 600_000;

const saltBytes = 16;

interface WrapFor {
  readonly deviceKey: CryptoKey;
  readonly secret: string;
  /** Whose, and which of her secrets. */
  readonly purpose: string;
}

export async function wrapKey(tools: KeyTools, raw: Bytes, wrapFor: WrapFor): Promise<WrappedKey> {
  const salt = Uint8Array.from(tools.randomBytes(saltBytes));
  const { secret, deviceKey, purpose } = wrapFor;
  const key = await keyOf(tools, secret, { salt, iterations });
  return { iterations, salt, box: await sealTwice(tools, raw, { deviceKey, key, purpose }) };
}

/** `undefined`: another secret, or another machine's. */
export async function unwrapKey(
  tools: KeyTools,
  wrapped: WrappedKey,
  { secret, deviceKey, purpose }: WrapFor,
): Promise<Bytes | undefined> {
  return openTwice(tools, wrapped.box, { deviceKey, key: () => keyOf(tools, secret, wrapped), purpose });
}

interface SealedTwice<Key> {
  readonly deviceKey: CryptoKey;
  readonly key: Key;
  readonly purpose: string;
}

/** The device's key outside: without it a guess at the other cannot even be tried. */
export async function sealTwice(
  tools: KeyTools,
  raw: Bytes,
  { deviceKey, key, purpose }: SealedTwice<CryptoKey>,
): Promise<Bytes> {
  const inner = await sealUnder(tools, key, { bytes: raw, purpose });
  return sealUnder(tools, deviceKey, { bytes: inner, purpose });
}

/** `undefined`: not sealed under both, or not for this. */
export async function openTwice(
  tools: Pick<KeyTools, 'subtle'>,
  box: Bytes,
  { deviceKey, key, purpose }: SealedTwice<() => Promise<CryptoKey>>,
): Promise<Bytes | undefined> {
  const inner = await openUnder(tools, deviceKey, { box, purpose });
  return inner === undefined ? undefined : openUnder(tools, await key(), { box: inner, purpose });
}

async function keyOf(
  { subtle }: Pick<KeyTools, 'subtle'>,
  secret: string,
  { salt, iterations: rounds }: Pick<WrappedKey, 'salt' | 'iterations'>,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(secret.normalize('NFC'));
  const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const slowly = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return subtle.deriveKey(slowly, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
