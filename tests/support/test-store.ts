import { type OpenCommitter, openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { openPostgres } from '../../sync-server/store/postgres/open-postgres.ts';
import type { ServerClock } from '../../sync-server/server-clock.ts';
import { createFakeIds } from './fake-ids.ts';
import { makeDatabase, type TestDatabase } from './postgres-databases.ts';
import { holdServerClock } from './server-parts.ts';

interface StorePlace {
  readonly clock?: ServerClock;
  readonly seed?: number;
}

interface LibsqlPlace extends StorePlace {
  readonly file?: string;
  readonly busyTimeoutMs?: number;
  readonly committer?: OpenCommitter;
}

/** The embedded database, empty, in memory unless a file is named. */
export function openLibsqlStore({ clock = holdServerClock(), seed = 7, ...place }: LibsqlPlace = {}): ServerStore {
  return openLibsql({ file: ':memory:', newId: createFakeIds(seed).newId, now: () => clock.now(), ...place });
}

interface PostgresTestPlace extends StorePlace {
  readonly connections?: number;
  readonly connectTimeoutMs?: number;
}

/** A store on a PostgreSQL database of the test's own. */
export function openPostgresStore(
  { url }: { readonly url: string },
  { clock = holdServerClock(), seed = 7, connections = 4, connectTimeoutMs = 10_000 }: PostgresTestPlace = {},
): Promise<ServerStore> {
  const { newId } = createFakeIds(seed);
  return openPostgres({ url, connections, connectTimeoutMs, newId, now: () => clock.now() });
}

/** An empty store, on the database that the run is about: PostgreSQL in the project of that name, else the embedded one. */
export async function openTestStore(place: StorePlace = {}): Promise<ServerStore> {
  if (process.env['TEST_DATABASE'] !== 'postgres') return openLibsqlStore(place);
  const database = await makeDatabase();
  await giveEpoch(database, createFakeIds(place.seed ?? 7).newId());
  const store = await openPostgresStore(database, place);
  return {
    ...store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

/** All are copies of one database, and no two databases are of one epoch. */
async function giveEpoch(database: TestDatabase, epoch: string): Promise<void> {
  await database.run(`UPDATE server_identity SET epoch = '${epoch}'`);
}
