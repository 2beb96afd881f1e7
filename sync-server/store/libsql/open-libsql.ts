import { Kysely } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import type { ServerStore } from '../port.ts';
import { readCounter } from '../read-counter.ts';
import { storeOver } from '../store-over.ts';
import type { Tables } from '../tables.ts';
import { judgeAhead } from './judge-ahead.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { migrateLibsql } from './migrate-libsql.ts';
import { openReader, openWriter } from './open-handle.ts';
import type { Committer } from './write-job.ts';

/** Makes what writes to this file beside what reads it. */
export type OpenCommitter = (of: { readonly file: string; readonly busyTimeoutMs: number }) => Committer;

interface LibsqlOptions {
  /** Path of the file, or `:memory:`. */
  readonly file: string;
  readonly newId: () => string;
  readonly now: () => Instant;
  /** How long a statement waits for another process on the same file. */
  readonly busyTimeoutMs?: number;
  /** For a server: what exchanges bring is judged ahead and written by this. Absent: transactions are of the one writer, whole. */
  readonly committer?: OpenCommitter;
}

/**
 * The embedded database: one file. Every commit is on disk when it returns (`synchronous=FULL`); what is read outside of
 * a writing transaction is read on a handle of its own, which sees nothing that is not.
 *
 * @throws {import('../newer-database.ts').NewerDatabase}
 */
export function openLibsql({ file, newId, now, busyTimeoutMs = 5_000, committer: open }: LibsqlOptions): ServerStore {
  const writer = openWriter(file, busyTimeoutMs);
  migrateLibsql(writer, now(), newId());
  const reader = file === ':memory:' ? undefined : openReader(file, busyTimeoutMs);
  const database = new Kysely<Tables>({
    dialect: new LibsqlDialect(reader === undefined ? { writer } : { writer, reader }),
  });
  const committer = open?.({ file, busyTimeoutMs });

  const store = storeOver(database, {
    isolationOfReads: undefined,
    // The transaction has been the only writer since its first statement, so the row is locked already.
    lockCounter: readCounter,
    stopWriters: async () => undefined,
    async close() {
      await committer?.close();
      await database.destroy();
      if (reader?.open === true) reader.close();
      if (!writer.open) return;
      // Leaves one whole file behind, so that a copy of it is a copy of everything.
      writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  });
  if (committer === undefined) return store;
  const reading = database.transaction().setAccessMode('read only');
  return { ...store, ...judgeAhead({ reading: (work) => reading.execute(work), committer }) };
}
