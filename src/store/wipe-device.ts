import type { RevokedRow } from './rows.ts';
import { closeForGood, reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { countWaiting } from './exchange-status.ts';

interface HandedIn {
  /** Turn of the last act that the server has. */
  readonly upTo: number;
}

/** What a revoked machine notes of itself; `undefined`: it has not been told yet. `null`: what waits has yet to be handed in. */
export async function readRevokedNote({
  database,
}: Pick<StoreParts, 'database'>): Promise<HandedIn | null | undefined> {
  const row = await reopening(database, async () => (await database.keys.get('revoked')) as RevokedRow | undefined);
  return row === undefined ? undefined : row.upTo === undefined ? null : { upTo: row.upTo };
}

export async function writeRevokedNote(
  { database }: Pick<StoreParts, 'database'>,
  handedIn: HandedIn | null,
): Promise<void> {
  await reopening(database, () => database.keys.put({ id: 'revoked', ...handedIn }));
}

/** Acts that no server has answered, whoever made them. */
export async function countUnanswered({ database }: Pick<StoreParts, 'database'>): Promise<number> {
  return reopening(database, () => countWaiting(database));
}

/** Forms that were being typed here, whoever's. */
export async function countDrafts({ database }: Pick<StoreParts, 'database'>): Promise<number> {
  return reopening(database, () => database.drafts.count());
}

/** Pages of papers that the server has not been given, of records and of drafts. */
export async function countUnsentPages({ database }: Pick<StoreParts, 'database'>): Promise<number> {
  return reopening(database, async () => {
    const unsent = await database.pages.where('state').anyOf('waiting', 'refused').count();
    return unsent + (await database.loose.count());
  });
}

/**
 * Empties every table in one transaction, then lets the database go: nobody writes here again. `false`: nothing was done,
 * for an act waits that is not among what was handed in (R4).
 */
export async function wipeDatabase({ database }: Pick<StoreParts, 'database'>, { upTo }: HandedIn): Promise<boolean> {
  const wiped = await reopening(database, () =>
    database.transaction('rw', database.tables, async () => {
      const later = database.outbox.where('turn').above(upTo);
      if ((await later.filter(({ state }) => state === 'waiting').count()) > 0) return false;
      await Promise.all(database.tables.map((table) => table.clear()));
      return true;
    }),
  );
  if (wiped) closeForGood(database);
  return wiped;
}
