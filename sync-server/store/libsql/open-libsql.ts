import Database from 'libsql';
import { Kysely } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import { accountStore } from '../account-store.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { migrateLibsql } from './migrate-libsql.ts';
import type { ServerStore } from '../port.ts';
import { receiptKeyStore } from '../receipt-key-store.ts';
import { readCounter, readEpoch, scopeReads } from '../scope-reads.ts';
import { writeScope } from '../scope-writes.ts';
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

  return {
    epoch: () => readEpoch(database),
    beginEpoch: ({ from, to }) =>
      database.transaction().execute(async (transaction) => {
        const update = transaction.updateTable('server_identity').set({ epoch: to });
        const { numUpdatedRows } = await update.where('id', '=', 1).where('epoch', '=', from).executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    accounts: accountStore(database),
    receiptKeys: receiptKeyStore(database),

    inScope: (scope, work) =>
      database.transaction().execute((transaction) =>
        work({
          ...scopeReads(transaction, scope),
          // The transaction has been the only writer since its first statement, so the row is locked already.
          lockCounter: () => readCounter(transaction, scope),
          write: (writes) => writeScope(transaction, scope, writes),
        }),
      ),

    read: (work) =>
      database
        .transaction()
        .setAccessMode('read only')
        .execute((transaction) => work((scope) => scopeReads(transaction, scope))),

    async check(at) {
      await database
        .transaction()
        .execute((transaction) =>
          transaction.updateTable('server_identity').set({ checked_at: at }).where('id', '=', 1).execute(),
        );
    },

    async close() {
      // Leaves one whole file behind, so that a copy of it is a copy of everything.
      if (handle.open) handle.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      await database.destroy();
      // Kysely closes only what it has used.
      if (handle.open) handle.close();
    },
  };
}
