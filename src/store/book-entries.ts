import type { Dossier } from '../domain/dossier.ts';
import { dossierShown } from './dossier-views.ts';
import { readMeta } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const everyNumber = Number.MAX_SAFE_INTEGER;

/** The dossiers of the signed-in person's commune that stand in a book as this device shows it, the highest number first. */
export async function readEntries(parts: StoreParts, book: string, limit: number): Promise<readonly Dossier[]> {
  const { database } = parts;
  const rows = await reopening(database, () =>
    database.transaction('r', [database.meta, database.records, database.views], async () => {
      const session = await readMeta(database, 'session');
      const ofBook = [
        [book, 0],
        [book, everyNumber],
      ] as const;
      const records = await database.records
        .where('[book+number]')
        .between(...ofBook)
        .reverse()
        .limit(limit)
        .toArray();
      const views = await database.views
        .where('[book+number]')
        .between(...ofBook)
        .reverse()
        .limit(limit)
        .toArray();
      const ids = [...new Set([...records, ...views].map(({ id }) => id))];
      // What waits here may have struck an entry that the base still has.
      const [shown, based] = [await database.views.bulkGet(ids), await database.records.bulkGet(ids)];
      return ids
        .map((_, index) => ({ record: based[index], view: shown[index] }))
        .filter(({ record, view }) => (view ?? record)?.scope === session?.scope);
    }),
  );
  const dossiers = await Promise.all(rows.map((row) => dossierShown(parts, row)));
  return dossiers
    .flatMap((dossier) => (dossier?.entry?.book === book ? [{ dossier, number: dossier.entry.number }] : []))
    .sort((a, b) => b.number - a.number)
    .slice(0, limit)
    .map(({ dossier }) => dossier);
}
