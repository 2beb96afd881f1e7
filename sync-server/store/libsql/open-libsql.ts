import Database from 'libsql';
import { Kysely } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import type { LetOthersCome } from './shared-commit.ts';
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
  /** Absent: every transaction is a commit of its own. */
  readonly letOthersCome?: LetOthersCome;
}

/**
 * The embedded database: one file, one writer. Every commit is on disk when it returns (`synchronous=FULL`); what is read
 * outside of a writing transaction is read on a handle of its own, which sees nothing that is not.
 *
 * @throws {import('../newer-database.ts').NewerDatabase}
 */
export function openLibsql({ file, newId, now, busyTimeoutMs = 5_000, letOthersCome }: LibsqlOptions): ServerStore {
  const writer = open(file, busyTimeoutMs);
  writer.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  // Pages: a write-ahead log of 16 MB before it goes back into the file, in which a busy page is then written once.
  writer.exec('PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY');
  migrateLibsql(writer, now(), newId());
  const reader = file === ':memory:' ? undefined : open(file, busyTimeoutMs);
  reader?.exec('PRAGMA query_only=ON');
  const handles = reader === undefined ? { writer } : { writer, reader, ...(letOthersCome && { letOthersCome }) };
  const database = new Kysely<Tables>({ dialect: new LibsqlDialect(handles) });

  return storeOver(database, {
    isolationOfReads: undefined,
    // The transaction has been the only writer since its first statement, so the row is locked already.
    lockCounter: readCounter,
    stopWriters: async () => undefined,
    async close() {
      await database.destroy();
      if (reader?.open === true) reader.close();
      if (!writer.open) return;
      // Leaves one whole file behind, so that a copy of it is a copy of everything.
      writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  });
}

function open(file: string, busyTimeoutMs: number): Database.Database {
  const handle = new Database(file);
  handle.exec(`PRAGMA busy_timeout=${busyTimeoutMs}; PRAGMA cache_size=-16000`);
  return handle;
}
