import { Kysely, sql, type Transaction } from 'kysely';
import { connectPool } from '../store/postgres/connect.ts';
import { migrateWithin } from '../store/postgres/migrate-postgres.ts';
import { NamingPostgresDialect } from '../store/postgres/postgres-dialect.ts';
import { takeYourTime } from '../store/read-whole.ts';
import { readMigrations, readTableShapes } from '../store/table-shapes.ts';
import type { Tables } from '../store/tables.ts';
import type { LoadTarget } from './load-backup.ts';
import { ourTables } from './our-tables.ts';
import type { Loaded, PutBack, RestoreOrder } from './restore-order.ts';

type NotDone = Exclude<PutBack, Loaded>;
type Load = (target: LoadTarget) => Promise<Loaded | Extract<PutBack, { status: 'findings' }>>;

/** Ends the transaction with nothing done; not a failure. */
class GivenUp extends Error {
  readonly outcome: NotDone;

  constructor(outcome: NotDone) {
    super('Given up.');
    this.outcome = outcome;
  }
}

/** In one transaction, tables and all: whoever looks sees the database before or the one after. */
export async function restoreIntoPostgres(url: string, order: RestoreOrder, load: Load): Promise<PutBack> {
  const pool = connectPool({ url, connections: 1, connectTimeoutMs: 5_000 });
  const database = new Kysely<Tables>({ dialect: new NamingPostgresDialect(pool) });
  try {
    return await database.transaction().execute(async (transaction) => {
      await takeYourTime(transaction);
      if (await othersAreConnected(transaction)) throw new GivenUp({ status: 'inUse' });
      const migrated = (await readMigrations(transaction, 'postgres')).length > 0;
      if (migrated && !order.replace && (await hasRecords(transaction))) throw new GivenUp({ status: 'notEmpty' });
      const { at, newId } = order;
      if (migrated) {
        // A database of a newer build has tables that this one would leave behind.
        await migrateWithin(transaction, { at, newEpoch: newId() });
        await dropTables(transaction, at);
      }
      const newEpoch = newId();
      const loaded = await load({
        database: transaction,
        kind: 'postgres',
        migrate: (only) => migrateWithin(transaction, { at, newEpoch, ...(only && { only }) }),
      });
      if (loaded.status === 'findings') throw new GivenUp(loaded);
      return { ...loaded, putAside: null };
    });
  } catch (error) {
    if (error instanceof GivenUp) return error.outcome;
    throw error;
  } finally {
    await database.destroy();
  }
}

async function othersAreConnected(transaction: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ others: number }>`SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'lien-mach%'`.execute(
    transaction,
  );
  return (rows[0]?.others ?? 0) > 0;
}

async function hasRecords(transaction: Transaction<Tables>): Promise<boolean> {
  const communes = await transaction.selectFrom('commune').select('scope').limit(1).execute();
  const counters = await transaction.selectFrom('scope_counter').select('scope').limit(1).execute();
  return communes.length + counters.length > 0;
}

/** Of ours: what else is in the database is nobody's business here. */
async function dropTables(transaction: Transaction<Tables>, at: string): Promise<void> {
  const ours = await ourTables(at);
  const shapes = await readTableShapes(transaction, 'postgres');
  const names = [...shapes.map(({ name }) => name).filter((name) => ours.has(name)), 'migration'];
  await sql`DROP TABLE ${sql.join(names.map((name) => sql.table(name)))}`.execute(transaction);
}
