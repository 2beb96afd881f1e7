import Database from 'libsql';
import { expect, it } from 'vitest';
import { migrateLibsql } from '../../sync-server/store/libsql/migrate-libsql.ts';
import { NewerDatabase } from '../../sync-server/store/newer-database.ts';
import { arrival, change, entity, mutation, receipt, writesOf } from '../contract/server-rows.ts';
import { makeDatabase } from '../support/postgres-databases.ts';
import { openPostgresStore } from '../support/test-store.ts';

it('both databases have the same tables and columns, and have run migrations of the same names', async () => {
  const database = await makeDatabase();
  const rows = await database.run(
    `SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS told
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name !~ '_p[0-9]{2}$'`,
  );
  const ours = new Database(':memory:');
  migrateLibsql(ours, '2026-11-20T02:00:00.000Z', 'epoch');
  const theirs = ours
    .prepare<[]>(
      `SELECT t.name || '.' || c.name || CASE WHEN c."notnull" = 0 AND c.pk = 0 THEN ' null' ELSE '' END AS told
       FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
    )
    .all() as { told: string }[];
  const told = (list: readonly Record<string, unknown>[]) => list.map((row) => String(row['told'])).sort();
  expect(told(rows)).toEqual(told(theirs));
  const names = (list: readonly unknown[]) => list.map((row) => (row as { name: string }).name);
  expect(names(await database.run('SELECT name FROM migration ORDER BY name'))).toEqual(
    names(ours.prepare<[]>('SELECT name FROM migration ORDER BY name').all()),
  );
  ours.close();
  await database.drop();
});

it('several processes may start at once on an empty database, and a newer one is refused', async () => {
  const database = await makeDatabase('bare');
  const stores = await Promise.all([1, 2, 3, 4].map((seed) => openPostgresStore(database, { seed })));
  expect(new Set(await Promise.all(stores.map((store) => store.epoch()))).size).toBe(1);
  await Promise.all(stores.map((store) => store.close()));
  await database.run("INSERT INTO migration (name, at) VALUES ('9999-later', '2027')");
  await expect(openPostgresStore(database)).rejects.toThrow(NewerDatabase);
  await database.drop();
});

it('spreads communes over the partitions, and looks for one commune in one of them', async () => {
  const database = await makeDatabase();
  const store = await openPostgresStore(database);
  const communes = Array.from({ length: 64 }, (_, index) => String(10_000 + index));
  for (const commune of communes) {
    await store.inScope(commune, async (transaction) => {
      const counter = await transaction.lockCounter();
      const rows = { newMutations: [mutation(1)], arrivals: [arrival(1)], entities: [entity(1)], changes: [change(1)] };
      const receipts = [receipt(1, { scope: commune })];
      await transaction.write(writesOf({ counter: { ...counter, turn: 1 }, ...rows, receipts }));
    });
  }
  for (const table of ['mutation', 'arrival', 'entity', 'change_log', 'receipt']) {
    const parts = await database.run(`SELECT tableoid::regclass::text AS part, count(*)::int FROM ${table} GROUP BY 1`);
    expect(parts.length).toBeGreaterThan(8);
    expect(parts.reduce((sum, { count }) => sum + Number(count), 0)).toBe(communes.length);
    const plan = JSON.stringify(await database.run(`EXPLAIN SELECT * FROM ${table} WHERE scope = '10000'`));
    expect(new Set(plan.match(new RegExp(`${table}_p\\d\\d`, 'gu')))).toHaveLength(1);
  }
  await store.close();
  await database.drop();
});
