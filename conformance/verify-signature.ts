import { createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';

export const verifyWithNode: VerifySignature = (key, text, signature) => {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key.spki, 'base64url'), format: 'der', type: 'spki' });
    const signed = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    return verify('sha256', Buffer.from(text, 'utf8'), signed, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};
