import type { DeviceDatabase } from './database.ts';
import { type Kept, type KeptKind, keptKinds } from './kept.ts';
import { leavePages } from './pages/keep-pages.ts';
import type { PageRow } from './pages/page-rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** So many rows tell well enough how large the others are. */
const mostWeighed = 200;
/** What a row is beside its box: keys, ids, moments. */
const beside = 250;

type Boxed = 'outbox' | 'drafts' | 'records' | 'views' | 'acknowledged' | 'incoming' | 'shards';

/** Everybody's, since it is the machine's: numbers alone, and nothing is opened for them. */
export async function readWhatIsKept({ database }: Pick<StoreParts, 'database'>): Promise<readonly Kept[]> {
  return reopening(database, () =>
    database.transaction('r', database.tables, async () => {
      const [records, views] = [await weigh(database, 'records'), await weigh(database, 'views')];
      const pages = await database.pages.toArray();
      const loose = await database.loose.toArray();
      const known: Readonly<Record<KeptKind, Omit<Kept, 'kind'>>> = {
        outbox: await weigh(database, 'outbox'),
        drafts: await weigh(database, 'drafts'),
        records: { count: records.count, bytes: records.bytes + views.bytes },
        acknowledged: await weigh(database, 'acknowledged'),
        load: await weigh(database, 'incoming'),
        index: await weigh(database, 'shards'),
        waitingPages: summed(pages.filter(({ state }) => state !== 'here')),
        fetchedPages: summed(pages.filter(({ state }) => state === 'here')),
        loosePages: summed(loose),
      };
      return keptKinds.map((kind) => ({ kind, ...known[kind] }));
    }),
  );
}

async function weigh(database: DeviceDatabase, name: Boxed): Promise<Omit<Kept, 'kind'>> {
  const table = database.table<{ readonly box: Uint8Array }, string>(database[name].name);
  const count = await table.count();
  const some = await table.limit(mostWeighed).toArray();
  const bytes = some.reduce((sum, { box }) => sum + box.length + beside, 0);
  return { count, bytes: some.length === 0 ? 0 : Math.round((bytes / some.length) * count) };
}

function summed(rows: readonly Pick<PageRow, 'bytes'>[]): Omit<Kept, 'kind'> {
  return { count: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Pages that the server has leave this machine, and come again when they are looked at; how many, and how much room that made. What waits stays (R4). */
export async function freeFetchedPages({
  database,
}: Pick<StoreParts, 'database'>): Promise<{ readonly count: number; readonly bytes: number }> {
  const { pages, slices } = database;
  return reopening(database, () =>
    database.transaction('rw', pages, slices, async () => {
      const here = await pages.where('state').equals('here').toArray();
      await leavePages(
        database,
        here.map(({ id }) => id),
      );
      return summed(here);
    }),
  );
}
