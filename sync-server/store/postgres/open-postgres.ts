import { Kysely, type Selectable, sql } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import type { ServerStore } from '../port.ts';
import type { ScopeCounter } from '../scope-rows.ts';
import { counterFromRow } from '../rows.ts';
import { neverWritten } from '../read-counter.ts';
import { storeOver } from '../store-over.ts';
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

  return storeOver(database, {
    isolationOfReads: 'repeatable read',
    lockCounter,
    async stopWriters(transaction) {
      // Also those in a commune that has no row yet (R13).
      await sql`LOCK TABLE scope_counter IN EXCLUSIVE MODE`.execute(transaction);
    },
    close: () => database.destroy(),
  });
}

/**
 * R12. Reads the row under its lock; of a scope never written, makes it first. Should another make it at the same moment,
 * the insert waits for that one's end and then does nothing, and the lock is taken on that one's row. Whoever made it
 * finds the turn moved: before there was a row, nobody could tell it that another epoch had begun (R13).
 */
async function lockCounter(transaction: Kysely<Tables>, scope: string): Promise<ScopeCounter> {
  const locked = await readLocked(transaction, scope);
  if (locked !== undefined) return counterFromRow(locked);
  await transaction
    .insertInto('scope_counter')
    .values({ ...neverWritten, scope, turn: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await readLocked(transaction, scope);
  if (made === undefined) throw new Error('The counter of a commune is gone.');
  return counterFromRow(made);
}

/** As the last one to commit left it, whom it waits for. */
async function readLocked(
  transaction: Kysely<Tables>,
  scope: string,
): Promise<Selectable<Tables['scope_counter']> | undefined> {
  return transaction.selectFrom('scope_counter').selectAll().where('scope', '=', scope).forUpdate().executeTakeFirst();
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
