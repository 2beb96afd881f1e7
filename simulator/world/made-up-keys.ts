import { createHash } from 'node:crypto';
import { spkiOfPoint } from '../../sync-server/device-key.ts';
import { signatureOf } from './made-up-seals.ts';

/** Bytes of an uncompressed point of P-256. */
const pointBytes = 65;

interface MadeUpPublic {
  readonly point: Uint8Array<ArrayBuffer>;
}
interface MadeUpPrivate {
  readonly spki: string;
}

/**
 * As much of WebCrypto as a machine's key takes: keys as long as real ones, drawn from the seed, and signatures made at
 * once. They lie on the disk and are copied with it. Nobody in the simulated world makes another's.
 */
export function madeUpSubtle(randomBytes: (count: number) => Uint8Array): SubtleCrypto {
  const subtle = {
    async generateKey() {
      const point = Uint8Array.from(randomBytes(pointBytes));
      const publicKey: MadeUpPublic = { point };
      const privateKey: MadeUpPrivate = { spki: spkiOfPoint(Buffer.from(point).toString('base64url')) };
      return { publicKey, privateKey };
    },
    exportKey: async (_format: 'raw', { point }: MadeUpPublic) => point,
    sign: async (_algorithm: unknown, { spki }: MadeUpPrivate, bytes: Uint8Array) =>
      Buffer.from(signatureOf(spki, Buffer.from(bytes).toString()), 'base64url'),
  };
  return subtle as unknown as SubtleCrypto;
}

/** SHA-256, base64url. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
