import { createHash } from 'node:crypto';
import type { VerifySignature } from '../../src/protocol/verify-proof.ts';
import type { ReceiptSigner } from '../../sync-server/receipt-signer.ts';

/**
 * A signature that is the same in every run, as long as a real one and made at once: whoever knows the public key can
 * forge it, which nobody in the simulated world tries.
 */
export function signatureOf(key: string, text: string): string {
  return createHash('sha512').update(`${key} ${text}`).digest('base64url');
}

const spki = createHash('sha256').update('a made-up key').digest('base64url');
const key: ReceiptSigner['key'] = { id: '5ea15ea15ea15ea1', spki };

export const madeUpSigner: ReceiptSigner = { key, sign: (text) => signatureOf(spki, text) };

export const verifyMadeUp: VerifySignature = (of, text, signature) => signature === signatureOf(of.spki, text);
