import { readMeta, writeMeta } from './meta.ts';
import type { DeviceIdentity } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight Crockford base-32 characters: 40 bits, read aloud without mistakes, so that clones do not draw the same. */
export function drawIncarnation(randomBytes: StoreParts['randomBytes']): string {
  return Array.from(randomBytes(8), (byte) => crockford[byte % 32] ?? '0').join('');
}

/** Who this profile is; drawn at the first call, in a transaction, so that two tabs agree. */
export async function readIdentity(parts: StoreParts): Promise<DeviceIdentity> {
  const { database } = parts;
  return reopening(database, async () => {
    const known = await readMeta(database, 'identity');
    if (known !== undefined) return known;
    const drawn = { device: parts.newId(), incarnation: drawIncarnation(parts.randomBytes) };
    return database.transaction('rw', database.meta, async () => {
      const other = await readMeta(database, 'identity');
      if (other !== undefined) return other;
      await writeMeta(database, 'identity', drawn);
      return drawn;
    });
  });
}
