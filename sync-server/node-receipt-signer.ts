import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import type { PublicKey } from '../src/protocol/seal.ts';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';
import type { ReceiptSigner } from './receipt-signer.ts';

const dsaEncoding = 'ieee-p1363';

function signerOf(privateKey: KeyObject): ReceiptSigner {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const id = createHash('sha256').update(spki).digest('hex').slice(0, 16);
  return {
    key: { id, spki: spki.toString('base64url') },
    sign: (text) => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding }).toString('base64url'),
  };
}

/** A signer whose key nobody keeps. */
export function newReceiptSigner(): ReceiptSigner {
  return signerOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
}

/**
 * The key in `file`, made at the first start and readable by this account alone. It is written beside and linked into
 * place, so that processes that start together end with the same one.
 */
export function loadReceiptSigner(file: string, draft: string): ReceiptSigner {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const beside = `${file}.${draft}.new`;
    const handle = openSync(beside, 'wx', 0o600);
    writeSync(handle, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    fsyncSync(handle);
    closeSync(handle);
    try {
      linkSync(beside, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
    rmSync(beside);
  }
  return signerOf(createPrivateKey(readFileSync(file)));
}

/** Node's own check; what is not even a key or a signature does not fit. */
export const verifyWithNode: VerifySignature = ({ spki }: PublicKey, text, signature) => {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), type: 'spki', format: 'der' });
    return verify('sha256', Buffer.from(text), { key, dsaEncoding }, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};
