import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { commitBeside } from './commit-beside.ts';
import { makeDatabase } from './postgres-databases.ts';
import type { HeldClock } from './server-parts.ts';
import { openLibsqlStore, openPostgresStore } from './test-store.ts';

/** Every row of every table but those that a look at the server's health writes. */
export type Dump = Readonly<Record<string, readonly string[]>>;

export interface OpenTables {
  readonly store: ServerStore;
  /** All that is kept, read beside the server. */
  dump(): Promise<Dump>;
  /** Closes the store too. */
  close(): Promise<void>;
}

type Ask = (sql: string) => Promise<readonly Record<string, unknown>[]>;

/** An empty store, on the database that the run is about, whose tables can be looked at from outside. */
export async function openTables(clock: HeldClock): Promise<OpenTables> {
  return process.env['TEST_DATABASE'] === 'postgres' ? openPostgresTables(clock) : openLibsqlTables(clock);
}

async function openPostgresTables(clock: HeldClock): Promise<OpenTables> {
  const database = await makeDatabase();
  const store = await openPostgresStore(database, { clock });
  // One connection, asked often.
  const beside = new Client({ connectionString: database.url });
  await beside.connect();
  const ask: Ask = async (sql) => (await beside.query<Record<string, unknown>>(sql)).rows;
  const tables = `SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name !~ '_p[0-9]{2}$'`;
  return {
    store,
    dump: () => dumped(tables, ask),
    async close() {
      await beside.end();
      await store.close();
      await database.drop();
    },
  };
}

function openLibsqlTables(clock: HeldClock): Promise<OpenTables> {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-tables-'));
  const file = join(folder, 'lien-mach.db');
  const store = openLibsqlStore({ clock, file, committer: commitBeside });
  const tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  const beside = new Database(file);
  beside.exec('PRAGMA query_only=ON');
  const ask: Ask = (sql) => Promise.resolve(beside.prepare(sql).all() as Record<string, unknown>[]);
  return Promise.resolve({
    store,
    dump: () => dumped(tables, ask),
    async close() {
      beside.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  });
}

async function dumped(tables: string, ask: Ask): Promise<Dump> {
  const names = (await ask(tables)).map(({ name }) => String(name)).filter((name) => name !== 'server_identity');
  const rows: [string, readonly string[]][] = [];
  for (const name of names.sort()) {
    rows.push([name, (await ask(`SELECT * FROM "${name}"`)).map((row) => JSON.stringify(row)).sort()]);
  }
  return Object.fromEntries(rows);
}
