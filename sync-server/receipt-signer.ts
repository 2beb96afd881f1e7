import type { PublicKey } from '../src/protocol/seal.ts';

/** Signs what goes out as this server's word: ECDSA P-256 with SHA-256 over the UTF-8 text, IEEE P1363, base64url. */
export interface ReceiptSigner {
  readonly key: PublicKey;
  sign(text: string): string | Promise<string>;
}
