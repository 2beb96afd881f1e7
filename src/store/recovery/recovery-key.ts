import type { StatedRecoveryKey } from '../../domain/office/stated-value.ts';
import type { Bytes } from '../device-ports.ts';
import type { KeyTools } from '../keys/seal-under.ts';
import { fromBase64Url, fromHex, toBase64Url, toHex } from './bytes-as-text.ts';
import { readPaper, type ReadPaper, writePaper } from './paper-text.ts';
import { plainPassphrase } from './passphrase.ts';
import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { curve } from './seal-to-key.ts';

/** On paper: version, key id, salt, the private key under AES-256-GCM, and two bytes that say nothing yet. */
const version = 1;
const sizes = { id: 8, salt: 16, box: 32 + 16, left: 2 } as const;

/** What one guess at a passphrase costs. */
const iterations = 600_000;

export interface RecoveryKeyMade {
  /** What is stated for the commune. */
  readonly stated: StatedRecoveryKey;
  /** Groups as they stand on the paper. */
  readonly paper: readonly string[];
}

/** Makes a key pair; the private half leaves this function under the passphrase, and in no other way. */
export async function makeRecoveryKey(tools: KeyTools, passphrase: string): Promise<RecoveryKeyMade> {
  const { subtle, randomBytes } = tools;
  const pair = await subtle.generateKey(curve, true, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const { d = '' } = await subtle.exportKey('jwk', pair.privateKey);
  const id = await idOf(subtle, point);
  const salt = Uint8Array.from(randomBytes(sizes.salt));
  const key = await slowKey(subtle, passphrase, salt);
  const box = new Uint8Array(await subtle.encrypt(bound(id, salt), key, fromBase64Url(d)));
  const paper = writePaper(joinedBytes([Uint8Array.of(version), fromHex(id), salt, box, new Uint8Array(sizes.left)]));
  return { stated: { id, publicKey: toBase64Url(point) }, paper };
}

/** A paper that could be read, and not yet opened. */
export interface Paper {
  readonly keyId: string;
  readonly salt: Bytes;
  readonly box: Bytes;
}

export type PaperRead =
  | { readonly status: 'read'; readonly paper: Paper }
  | Exclude<ReadPaper, { readonly status: 'read' }>
  /** A newer build's. */
  | { readonly status: 'otherForm' };

export function readRecoveryPaper(typed: string): PaperRead {
  const read = readPaper(typed);
  if (read.status !== 'read') return read;
  const [is] = read.bytes;
  if (is !== version) return { status: 'otherForm' };
  const salt = 1 + sizes.id;
  const box = salt + sizes.salt;
  return {
    status: 'read',
    paper: {
      keyId: toHex(read.bytes.slice(1, salt)),
      salt: read.bytes.slice(salt, box),
      box: read.bytes.slice(box, box + sizes.box),
    },
  };
}

/** `undefined`: another passphrase. `publicKey`: the key's, as it lies beside what was sealed to it. */
export async function openPaper(
  { subtle }: Pick<KeyTools, 'subtle'>,
  { keyId, salt, box }: Paper,
  { passphrase, publicKey }: { readonly passphrase: string; readonly publicKey: Bytes },
): Promise<CryptoKey | undefined> {
  if ((await idOf(subtle, publicKey)) !== keyId) return undefined;
  const key = await slowKey(subtle, passphrase, salt);
  const secret = await subtle.decrypt(bound(keyId, salt), key, box).catch(() => undefined);
  if (secret === undefined) return undefined;
  const [x, y] = [publicKey.slice(1, 33), publicKey.slice(33)];
  const jwk = {
    kty: 'EC',
    crv: curve.namedCurve,
    d: toBase64Url(new Uint8Array(secret)),
    x: toBase64Url(x),
    y: toBase64Url(y),
  };
  return subtle.importKey('jwk', jwk, curve, false, ['deriveBits']);
}

/** What a public key is called: so much of its SHA-256, so that a name cannot be given to another. */
export async function idOf(subtle: SubtleCrypto, publicKey: Bytes): Promise<string> {
  return toHex(new Uint8Array(await subtle.digest('SHA-256', publicKey)).slice(0, sizes.id));
}

/** A salt is drawn for each paper, so that its key seals once and no IV is drawn beside it. */
function bound(id: string, salt: Bytes): AesGcmParams {
  const additionalData = new TextEncoder().encode(`lien-mach recovery paper 1/${id}`);
  return { name: 'AES-GCM', iv: salt.slice(0, 12), additionalData };
}

async function slowKey(subtle: SubtleCrypto, passphrase: string, salt: Bytes): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(plainPassphrase(passphrase));
  const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const slowly = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(slowly, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
