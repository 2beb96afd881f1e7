import type { Bytes } from '../device-ports.ts';
import type { KeyTools } from './seal-under.ts';
import { openTwice, sealTwice } from './wrap-key.ts';

/** A data key sealed under what one passkey gives for one salt, and under the key this browser does not give out. */
export interface PasskeyWrap {
  /** Which passkey, as the browser calls it. */
  readonly credential: Bytes;
  /** What it is asked about. */
  readonly salt: Bytes;
  readonly box: Bytes;
}

/** What a passkey has given: its pseudo-random function of the salt (WebAuthn `prf`), 32 bytes that nobody can guess. */
export interface PasskeySecret {
  readonly credential: Bytes;
  readonly salt: Bytes;
  readonly output: Bytes;
}

interface WrapFor {
  readonly deviceKey: CryptoKey;
  readonly purpose: string;
}

export async function wrapByPasskey(
  tools: KeyTools,
  raw: Bytes,
  { credential, salt, output }: PasskeySecret,
  { deviceKey, purpose }: WrapFor,
): Promise<PasskeyWrap> {
  const key = await keyOf(tools, output);
  return { credential, salt, box: await sealTwice(tools, raw, { deviceKey, key, purpose }) };
}

/** `undefined`: another passkey, another salt, or another machine's. */
export async function unwrapByPasskey(
  tools: KeyTools,
  { credential, box }: PasskeyWrap,
  secret: Pick<PasskeySecret, 'credential' | 'output'>,
  { deviceKey, purpose }: WrapFor,
): Promise<Bytes | undefined> {
  if (!isSame(credential, secret.credential)) return undefined;
  return openTwice(tools, box, { deviceKey, key: () => keyOf(tools, secret.output), purpose });
}

/** It is a key already, so nothing has to be slow here; HKDF-SHA-256 (RFC 5869) makes it one for this use alone. */
async function keyOf({ subtle }: Pick<KeyTools, 'subtle'>, output: Bytes): Promise<CryptoKey> {
  const base = await subtle.importKey('raw', output, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('lien-mach passkey');
  const purpose = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return subtle.deriveKey(purpose, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function isSame(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
