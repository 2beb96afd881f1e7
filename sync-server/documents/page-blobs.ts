import type { Bytes } from '../bytes.ts';
import type { PageKey } from '../store/page-port.ts';

/** Where whole pages lie. What it keeps it is handed sealed. */
export interface PageBlobs {
  /** On disk, or wherever it goes, when this has come back; the same again changes nothing. */
  put(key: PageKey, bytes: Bytes): Promise<void>;
  get(key: PageKey): Promise<Bytes | undefined>;
  remove(key: PageKey): Promise<void>;
}

/** Its name in such a place, from nothing but digits: no name that somebody sent can lead elsewhere. */
export function blobName({ scope, sha256 }: PageKey): string {
  if (!/^\d{1,16}$/u.test(scope) || !/^[0-9a-f]{64}$/u.test(sha256)) throw new TypeError('no page is called that');
  return `${scope}/${sha256.slice(0, 2)}/${sha256}`;
}
