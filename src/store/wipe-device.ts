import type { RevokedRow } from './rows.ts';
import { closeForGood, reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { countWaiting } from './exchange-status.ts';

/** What a revoked machine notes of itself; `undefined`: it has not been told yet. */
export async function readRevokedNote({ database }: Pick<StoreParts, 'database'>): Promise<boolean | undefined> {
  const row = await reopening(database, async () => (await database.keys.get('revoked')) as RevokedRow | undefined);
  return row?.handedIn;
}

export async function writeRevokedNote({ database }: Pick<StoreParts, 'database'>, handedIn: boolean): Promise<void> {
  await reopening(database, () => database.keys.put({ id: 'revoked', handedIn }));
}

/** Acts that no server has answered, whoever made them. */
export async function countUnanswered({ database }: Pick<StoreParts, 'database'>): Promise<number> {
  return reopening(database, () => countWaiting(database));
}

/** Forms that were being typed here, whoever's. */
export async function countDrafts({ database }: Pick<StoreParts, 'database'>): Promise<number> {
  return reopening(database, () => database.drafts.count());
}

/** Empties every table in one transaction, then lets the database go and removes it. Nobody writes here again. */
export async function wipeDatabase({ database }: Pick<StoreParts, 'database'>): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.tables, () => Promise.all(database.tables.map((table) => table.clear()))),
  );
  closeForGood(database);
}
