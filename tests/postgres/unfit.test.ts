import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresCluster, startPostgres } from '../support/postgres.ts';
import { openPostgresStore } from '../support/test-store.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

async function set(setting: string, value: 'on' | 'off'): Promise<void> {
  await cluster.run(`ALTER SYSTEM SET ${setting} = ${value}`);
  await cluster.run('SELECT pg_reload_conf()');
  while ((await cluster.run(`SHOW ${setting}`))[0]?.[setting] !== value);
}

it.each(['fsync', 'full_page_writes'])('[R1][R8] refuses a PostgreSQL whose %s is off', async (setting) => {
  await set(setting, 'off');
  await expect(openPostgresStore(cluster)).rejects.toThrow(/fsync and full_page_writes must be on/u);
  expect(await cluster.run("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
  await set(setting, 'on');
});

it('[R1] asks for commits that are on disk, though the cluster says otherwise', async () => {
  await cluster.run('ALTER SYSTEM SET synchronous_commit = off');
  await cluster.run('SELECT pg_reload_conf()');
  const store = await openPostgresStore(cluster);
  await store.close();
});
