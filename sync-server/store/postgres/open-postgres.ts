import { Kysely, sql } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import { accountStore } from '../account-store.ts';
import type { ServerStore } from '../port.ts';
import { receiptKeyStore } from '../receipt-key-store.ts';
import { neverWritten, readCounter, readEpoch, scopeReads } from '../scope-reads.ts';
import { writeScope } from '../scope-writes.ts';
import type { Tables } from '../tables.ts';
import { connectPool, type PostgresPlace } from './connect.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { NamingPostgresDialect } from './postgres-dialect.ts';

interface PostgresOptions extends PostgresPlace {
  readonly newId: () => string;
  readonly now: () => Instant;
}

/** The server would lose what it has acknowledged, or keep it as something else. */
class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase';
}

/**
 * A PostgreSQL database that several processes share.
 *
 * Whoever writes works READ COMMITTED: after waiting for the counter's row it must see what the one before it wrote
 * (docs/decisions/0080). Whoever reads a page works REPEATABLE READ: everything of one moment, and nobody waits for it.
 *
 * @throws {UnfitDatabase | import('../newer-database.ts').NewerDatabase | import('../port.ts').StoreBusy}
 */
export async function openPostgres({ newId, now, ...place }: PostgresOptions): Promise<ServerStore> {
  const database = new Kysely<Tables>({ dialect: new NamingPostgresDialect(connectPool(place)) });
  try {
    await refuseUnfit(database);
    await migratePostgres(database, now(), newId());
  } catch (error) {
    await database.destroy();
    throw error;
  }

  return {
    epoch: () => readEpoch(database),
    beginEpoch: (epochs) => database.transaction().execute((transaction) => beginEpoch(transaction, epochs)),
    accounts: accountStore(database),
    receiptKeys: receiptKeyStore(database),

    inScope: (scope, work) =>
      database.transaction().execute((transaction) =>
        work({
          ...scopeReads(transaction, scope),
          lockCounter: () => lockCounter(transaction, scope),
          write: (writes) => writeScope(transaction, scope, writes),
        }),
      ),

    read: (work) =>
      database
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => work((scope) => scopeReads(transaction, scope))),

    async check(at) {
      await database.updateTable('server_identity').set({ checked_at: at }).where('id', '=', 1).execute();
    },

    close: () => database.destroy(),
  };
}

/**
 * R12. Reads the row under its lock; of a scope never written, makes it first. Should another make it at the same moment,
 * the insert waits for that one's end and then does nothing, and the lock is taken on that one's row.
 */
async function lockCounter(transaction: Kysely<Tables>, scope: string): ReturnType<typeof readCounter> {
  const locked = await transaction
    .selectFrom('scope_counter')
    .select('scope')
    .where('scope', '=', scope)
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) {
    await transaction
      .insertInto('scope_counter')
      .values({ scope, ...neverWritten })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction.selectFrom('scope_counter').select('scope').where('scope', '=', scope).forUpdate().execute();
  }
  return readCounter(transaction, scope);
}

/** Whoever has looked and not written yet must look again, in every commune: what it writes names the epoch (R13). */
async function beginEpoch(
  transaction: Kysely<Tables>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('server_identity')
    .set({ epoch: to })
    .where('id', '=', 1)
    .where('epoch', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await transaction
    .updateTable('scope_counter')
    .set((row) => ({ turn: row('turn', '+', 1) }))
    .execute();
  return true;
}

async function refuseUnfit(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ fsync: string; pages: string; letters: string; commit: string }>`
    SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
      current_setting('server_encoding') AS letters, current_setting('synchronous_commit') AS commit`.execute(database);
  const [found] = rows;
  if (found?.fsync !== 'on' || found.pages !== 'on') {
    throw new UnfitDatabase(
      'This PostgreSQL does not write to disk before it answers: fsync and full_page_writes must be on.',
    );
  }
  if (found.letters !== 'UTF8') throw new UnfitDatabase('The database must be made with encoding UTF8.');
  if (found.commit !== 'on' && found.commit !== 'remote_apply') {
    throw new UnfitDatabase('synchronous_commit cannot be set on for our sessions.');
  }
}
