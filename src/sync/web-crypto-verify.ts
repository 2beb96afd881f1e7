import type { VerifySignature } from '../protocol/verify-proof.ts';

/** The browser's own check of a signature; `undefined` where it has none, which is where the page has no secure context. */
export function webCryptoVerify(subtle: SubtleCrypto | undefined): VerifySignature | undefined {
  if (subtle === undefined) return undefined;
  return async ({ spki }, text, signature) => {
    try {
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
      const key = await subtle.importKey('spki', bytesOf(spki), algorithm, false, ['verify']);
      const signed = new TextEncoder().encode(text);
      return await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOf(signature), signed);
    } catch {
      return false;
    }
  };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
