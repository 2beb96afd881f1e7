import Database from 'libsql';
import { Kysely } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { migrateLibsql } from './migrate-libsql.ts';
import type { ServerStore } from '../port.ts';
import { readCounter } from '../scope-reads.ts';
import { storeOver } from '../store-over.ts';
import type { Tables } from '../tables.ts';

interface LibsqlOptions {
  /** Path of the file, or `:memory:`. */
  readonly file: string;
  readonly newId: () => string;
  readonly now: () => Instant;
  /** How long a statement waits for another process on the same file. */
  readonly busyTimeoutMs?: number;
}

/**
 * The embedded database: one file, one connection, one writer. Every commit is on disk when it returns (`synchronous=FULL`).
 *
 * @throws {import('../newer-database.ts').NewerDatabase}
 */
export function openLibsql({ file, newId, now, busyTimeoutMs = 5_000 }: LibsqlOptions): ServerStore {
  const handle = new Database(file);
  handle.exec(`PRAGMA busy_timeout=${busyTimeoutMs}`);
  handle.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  migrateLibsql(handle, now(), newId());
  const database = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });

  return storeOver(database, {
    isolationOfReads: undefined,
    // The transaction has been the only writer since its first statement, so the row is locked already.
    lockCounter: readCounter,
    stopWriters: async () => undefined,
    async close() {
      // Leaves one whole file behind, so that a copy of it is a copy of everything.
      if (handle.open) handle.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      await database.destroy();
      // Kysely closes only what it has used.
      if (handle.open) handle.close();
    },
  });
}
