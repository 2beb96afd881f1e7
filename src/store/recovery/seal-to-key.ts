import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { pointBytes, type SealedFor, sealedPurpose } from '../../protocol/sealed-file.ts';
import type { Bytes } from '../device-ports.ts';
import { type KeyTools, openUnder, sealUnder } from '../keys/seal-under.ts';

export const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** ECIES: `ephemeral point ‖ iv ‖ AES-256-GCM`, the key by ECDH P-256 and HKDF-SHA-256. */
export async function sealToKey(
  tools: KeyTools,
  publicKey: Bytes,
  { bytes, ...sealedFor }: SealedFor & { readonly bytes: Bytes },
): Promise<Bytes> {
  const { subtle } = tools;
  const recipient = await subtle.importKey('raw', publicKey, curve, false, []);
  const once = await subtle.generateKey(curve, true, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey));
  const purpose = sealedPurpose(sealedFor);
  const secret = await agree(subtle, once.privateKey, recipient);
  const key = await keyOf(subtle, { secret, points: [point, publicKey], purpose });
  return joinedBytes([point, await sealUnder(tools, key, { bytes, purpose })]);
}

/** Either the private half, or what its holder has made of it and one box's point: that opens this box alone. */
export type OpeningKey = { readonly publicKey: Bytes } & (
  { readonly privateKey: CryptoKey } | { readonly secret: Bytes }
);

/** `undefined`: sealed to another key, or for something else. */
export async function openWithKey(
  tools: Pick<KeyTools, 'subtle'>,
  opening: OpeningKey,
  { box, ...sealedFor }: SealedFor & { readonly box: Bytes },
): Promise<Bytes | undefined> {
  const { subtle } = tools;
  const point = box.slice(0, pointBytes);
  try {
    const once = await subtle.importKey('raw', point, curve, false, []);
    const purpose = sealedPurpose(sealedFor);
    const secret = 'secret' in opening ? opening.secret : await agree(subtle, opening.privateKey, once);
    const key = await keyOf(subtle, { secret, points: [point, opening.publicKey], purpose });
    return await openUnder(tools, key, { box: box.slice(pointBytes), purpose });
  } catch {
    // No point of the curve.
    return undefined;
  }
}

async function agree(subtle: SubtleCrypto, own: CryptoKey, other: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256));
}

async function keyOf(
  subtle: SubtleCrypto,
  { secret, points, purpose }: { readonly secret: Bytes; readonly points: readonly Bytes[]; readonly purpose: string },
): Promise<CryptoKey> {
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(purpose);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: joinedBytes(points), info };
  return subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
