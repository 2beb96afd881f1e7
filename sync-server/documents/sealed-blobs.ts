import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { BackupKey } from '../backup/key-file.ts';
import type { Bytes } from '../bytes.ts';
import type { RandomBytes } from '../secrets.ts';
import type { PageKey } from '../store/page-port.ts';
import { blobName, type PageBlobs } from './page-blobs.ts';

// A page as it lies: the magic, the id of the key (16 hex digits), a nonce of 12 bytes, AES-256-GCM of the page with its tag of
// 16 bytes. Its name is sealed with it, so that one page does not open in the place of another.

const magic = 'LMPAGE1\n';
const headBytes = magic.length + 16;
const nonceBytes = 12;
const tagBytes = 16;

/** What lies there is no page under this key. */
export class DamagedPage extends Error {
  override readonly name = 'DamagedPage';
}

/** Pages of any place, sealed under a key of their own. */
export function sealedBlobs(
  blobs: PageBlobs,
  { key, randomBytes }: { readonly key: BackupKey; readonly randomBytes: RandomBytes },
): PageBlobs {
  const secret = Buffer.from(hkdfSync('sha256', key.secret, '', 'lien-mach pages 1', 32));
  const head = Buffer.from(`${magic}${key.id}`);

  const seal = (page: PageKey, bytes: Bytes): Bytes => {
    const nonce = Buffer.from(randomBytes(nonceBytes));
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(blobName(page)));
    return Uint8Array.from(Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
  };
  const open = (page: PageKey, sealed: Bytes): Bytes => {
    const whole = Buffer.from(sealed);
    if (whole.length < headBytes + nonceBytes + tagBytes || !whole.subarray(0, headBytes).equals(head))
      throw new DamagedPage('A page is damaged, or sealed under another key.');
    const nonce = whole.subarray(headBytes, headBytes + nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(blobName(page)));
    decipher.setAuthTag(whole.subarray(-tagBytes));
    try {
      const plain = [decipher.update(whole.subarray(headBytes + nonceBytes, -tagBytes)), decipher.final()];
      return Uint8Array.from(Buffer.concat(plain));
    } catch (error) {
      throw new DamagedPage('A page is damaged, or another one lies in its place.', { cause: error });
    }
  };

  return {
    put: async (page, bytes) => blobs.put(page, seal(page, bytes)),
    async get(page) {
      const sealed = await blobs.get(page);
      return sealed === undefined ? undefined : open(page, sealed);
    },
    remove: (page) => blobs.remove(page),
  };
}
