import { openPostgres } from '../../sync-server/store/postgres/open-postgres.ts';
import { createFakeIds } from './fake-ids.ts';
import { startPostgres } from './postgres.ts';
import { templateDatabase } from './postgres-databases.ts';

/** One cluster for all test files of a run, with the migrated tables in a database that others are copied from. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startPostgres();
  await cluster.run(`CREATE DATABASE ${templateDatabase}`);
  const ids = createFakeIds(1);
  const store = await openPostgres({
    url: cluster.databaseUrl(templateDatabase),
    connections: 1,
    connectTimeoutMs: 5_000,
    newId: ids.newId,
    now: () => '2026-11-20T02:00:00.000Z',
  });
  await store.close();
  process.env['TEST_POSTGRES_URL'] = cluster.url;
  return () => cluster.stop();
}
