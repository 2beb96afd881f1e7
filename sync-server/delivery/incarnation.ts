import type { RandomBytes } from '../secrets.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One life of a server process as the connector’s device: each writes lanes of its own. */
export function incarnationOf(randomBytes: RandomBytes): string {
  return Array.from(randomBytes(8), (byte) => letters[byte % letters.length] ?? '0').join('');
}
