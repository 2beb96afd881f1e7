import type { PublicKey } from '../protocol/seal.ts';
import type { DeviceDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

const mostKeys = 64;

/** Adds the server's public keys to those known; old ones stay, since receipts they signed stay. Only inside a transaction. */
export async function keepServerKeys(database: DeviceDatabase, keys: readonly PublicKey[]): Promise<void> {
  const known = (await readMeta(database, 'serverKeys')) ?? [];
  const added = keys.filter(({ id }) => !known.some((key) => key.id === id));
  if (added.length > 0) await writeMeta(database, 'serverKeys', [...known, ...added].slice(-mostKeys));
}
