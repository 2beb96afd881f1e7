import type { Bytes, RandomBytes } from '../device-ports.ts';

export interface KeyTools {
  readonly subtle: SubtleCrypto;
  readonly randomBytes: RandomBytes;
}

const ivBytes = 12;

/** `iv ‖ AES-256-GCM`, bound to what it is for. */
export async function sealUnder(
  { subtle, randomBytes }: KeyTools,
  key: CryptoKey,
  { bytes, purpose }: { readonly bytes: Bytes; readonly purpose: string },
): Promise<Bytes> {
  const iv = Uint8Array.from(randomBytes(ivBytes));
  const sealed = new Uint8Array(await subtle.encrypt(bound(iv, purpose), key, bytes));
  const box = new Uint8Array(iv.length + sealed.length);
  box.set(iv);
  box.set(sealed, iv.length);
  return box;
}

/** `undefined`: not sealed under this key, or not for this. */
export async function openUnder(
  { subtle }: Pick<KeyTools, 'subtle'>,
  key: CryptoKey,
  { box, purpose }: { readonly box: Bytes; readonly purpose: string },
): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await subtle.decrypt(bound(box.slice(0, ivBytes), purpose), key, box.slice(ivBytes)));
  } catch {
    return undefined;
  }
}

function bound(iv: Bytes, purpose: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(purpose) };
}
