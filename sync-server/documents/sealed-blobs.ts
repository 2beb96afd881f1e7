import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Logger } from 'pino';
import type { BackupKey } from '../backup/key-file.ts';
import type { Bytes } from '../bytes.ts';
import { Refusal } from '../refusal.ts';
import type { RandomBytes } from '../secrets.ts';
import type { PageKey } from '../store/page-port.ts';
import { blobName, type PageBlobs } from './page-blobs.ts';

// A page as it lies: the magic, the id of the key (16 hex digits), a nonce of 12 bytes, AES-256-GCM of the page with its tag of
// 16 bytes. Its name is sealed with it, so that one page does not open in the place of another.

const magic = 'LMPAGE1\n';
const headBytes = magic.length + 16;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Pages of any place, sealed under a key of their own. One that does not open is as one that is not there, so that whoever
 * still has it brings it anew; one under another key is whole, and this server has the wrong key: it is left as it lies.
 */
export function sealedBlobs(
  blobs: PageBlobs,
  { key, randomBytes, log }: { readonly key: BackupKey; readonly randomBytes: RandomBytes; readonly log: Logger },
): PageBlobs {
  const secret = Buffer.from(hkdfSync('sha256', key.secret, '', 'lien-mach pages 1', 32));
  const head = Buffer.from(`${magic}${key.id}`);

  const seal = (page: PageKey, bytes: Bytes): Bytes => {
    const nonce = Buffer.from(randomBytes(nonceBytes));
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(blobName(page)));
    return Uint8Array.from(Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
  };
  const open = (page: PageKey, sealed: Bytes): Bytes | undefined => {
    const whole = Buffer.from(sealed);
    const body = whole.subarray(headBytes);
    if (whole.subarray(0, magic.length).toString('latin1') !== magic || body.length < nonceBytes + tagBytes)
      return undefined;
    if (!whole.subarray(0, headBytes).equals(head)) {
      log.error('a page lies sealed under another key: give the server the key of its pages back');
      throw new Refusal('busy', 'The pages of this server cannot be opened at present.', { retryAfterSeconds: 300 });
    }
    const decipher = createDecipheriv('aes-256-gcm', secret, body.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(blobName(page))).setAuthTag(body.subarray(-tagBytes));
    try {
      const plain = [decipher.update(body.subarray(nonceBytes, -tagBytes)), decipher.final()];
      return Uint8Array.from(Buffer.concat(plain));
    } catch {
      return undefined;
    }
  };

  return {
    put: async (page, bytes) => blobs.put(page, seal(page, bytes)),
    async get(page) {
      const sealed = await blobs.get(page);
      if (sealed === undefined) return undefined;
      const opened = open(page, sealed);
      if (opened === undefined) log.warn('a page is damaged where it lies: it is taken for one that is not there');
      return opened;
    },
    remove: (page) => blobs.remove(page),
  };
}
