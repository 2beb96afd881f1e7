import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql, type Transaction } from 'kysely';
import { openReader } from './libsql/open-handle.ts';
import { LibsqlDialect } from './libsql/libsql-dialect.ts';
import { connectPool } from './postgres/connect.ts';
import { NamingPostgresDialect } from './postgres/postgres-dialect.ts';
import type { DatabaseKind } from './table-shapes.ts';
import type { Tables } from './tables.ts';

/** Where a database is: as in the settings. */
export interface DatabasePlace {
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
}

/** There is no database where the settings say. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase';
}

export const libsqlFileOf = ({ dataDirectory }: DatabasePlace): string => join(dataDirectory, 'lien-mach.db');

export type WholeRead = (database: Transaction<Tables>, kind: DatabaseKind) => Promise<void>;

/**
 * Reads everything of one moment, beside a server that goes on writing: a read transaction on a connection of its own.
 * Nothing is migrated and nothing is written.
 *
 * @throws {NoDatabase}
 */
export async function readWhole(place: DatabasePlace, work: WholeRead): Promise<void> {
  if (place.databaseUrl !== undefined) return readPostgres(place.databaseUrl, work);
  const file = libsqlFileOf(place);
  if (!existsSync(file)) throw new NoDatabase(`There is no database: ${file} is not there.`);
  const handle = openReader(file, 5_000);
  const database = new Kysely<Tables>({ dialect: new LibsqlDialect({ writer: handle, reader: handle }) });
  try {
    await database
      .transaction()
      .setAccessMode('read only')
      .execute((transaction) => work(transaction, 'libsql'));
  } finally {
    await database.destroy();
    handle.close();
  }
}

async function readPostgres(url: string, work: WholeRead): Promise<void> {
  const pool = connectPool({ url, connections: 1, connectTimeoutMs: 5_000 });
  const database = new Kysely<Tables>({ dialect: new NamingPostgresDialect(pool) });
  try {
    const reading = database.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');
    await reading.execute(async (transaction) => {
      await takeYourTime(transaction);
      await work(transaction, 'postgres');
    });
  } finally {
    await database.destroy();
  }
}

/** The bounds of a session are those of a request; this takes as long as the database is large. */
export async function takeYourTime(transaction: Transaction<Tables>): Promise<void> {
  await sql`SET LOCAL statement_timeout = 0`.execute(transaction);
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(transaction);
}
