import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../../../src/domain/words.ts';
import { refuseNewer } from '../newer-database.ts';
import type { Tables } from '../tables.ts';
import ground from './migrations/0001-ground.sql?raw';
import refusedActs from './migrations/0002-refused-acts.sql?raw';
import whoCarried from './migrations/0003-who-carried.sql?raw';
import sealedReceipts from './migrations/0004-sealed-receipts.sql?raw';
import parkedInSight from './migrations/0005-parked-in-sight.sql?raw';
import accessEnds from './migrations/0006-access-ends.sql?raw';
import tellingAndLeft from './migrations/0007-telling-and-left.sql?raw';
import rolesSql from './migrations/0008-roles.sql?raw';
import whoRead from './migrations/0009-who-read.sql?raw';
import devices from './migrations/0010-devices.sql?raw';
import refreshTokens from './migrations/0012-refresh-tokens.sql?raw';
import passkeys from './migrations/0013-passkeys.sql?raw';
import accessChanges from './migrations/0014-access-changes.sql?raw';
import delivery from './migrations/0015-delivery.sql?raw';
import pages from './migrations/0016-pages.sql?raw';
import deliveryTold from './migrations/0017-delivery-told.sql?raw';
import slips from './migrations/0021-slips.sql?raw';
import periodFigures from './migrations/0022-period-figures.sql?raw';
import owedWaived from './migrations/0023-owed-waived.sql?raw';
import whoUsedAMachine from './migrations/0024-who-used-a-machine.sql?raw';

/** In order, by the names of the embedded database's; a migration that has run somewhere is never changed again. */
const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-ground', sql: ground },
  { name: '0002-refused-acts', sql: refusedActs },
  { name: '0003-who-carried', sql: whoCarried },
  { name: '0004-sealed-receipts', sql: sealedReceipts },
  { name: '0005-parked-in-sight', sql: parkedInSight },
  { name: '0006-access-ends', sql: accessEnds },
  { name: '0007-telling-and-left', sql: tellingAndLeft },
  { name: '0008-roles', sql: rolesSql },
  { name: '0009-who-read', sql: whoRead },
  { name: '0010-devices', sql: devices },
  { name: '0012-refresh-tokens', sql: refreshTokens },
  { name: '0013-passkeys', sql: passkeys },
  { name: '0014-access-changes', sql: accessChanges },
  { name: '0015-delivery', sql: delivery },
  { name: '0016-pages', sql: pages },
  { name: '0017-delivery-told', sql: deliveryTold },
  { name: '0021-slips', sql: slips },
  { name: '0022-period-figures', sql: periodFigures },
  { name: '0023-owed-waived', sql: owedWaived },
  { name: '0024-who-used-a-machine', sql: whoUsedAMachine },
];

/** Any number, the same in every build: who holds this lock of the database migrates it. */
const migrationLock = 3_321_001;

/**
 * Brings the tables up to this build: forward only, all of it in one transaction under a lock of its own, so that
 * several processes may start at once and a migration that fails leaves the database as it was. A new database gets
 * `newEpoch`.
 *
 * @throws {import('../newer-database.ts').NewerDatabase}
 */
export async function migratePostgres(database: Kysely<Tables>, at: Instant, newEpoch: string): Promise<void> {
  await database.transaction().execute((transaction) => migrateWithin(transaction, { at, newEpoch }));
}

/** The same in a transaction that does more. `only`: no further than these migrations. */
export async function migrateWithin(
  transaction: Transaction<Tables>,
  { at, newEpoch, only }: { readonly at: Instant; readonly newEpoch: string; readonly only?: readonly string[] },
): Promise<void> {
  // Whoever comes second waits as long as the first needs, not as long as a request may.
  await sql`SET LOCAL lock_timeout = 0`.execute(transaction);
  await sql`SET LOCAL statement_timeout = 0`.execute(transaction);
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
  await sql`CREATE TABLE IF NOT EXISTS migration (name TEXT COLLATE "C" PRIMARY KEY, at TEXT COLLATE "C" NOT NULL)`.execute(
    transaction,
  );
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(transaction);
  const ran = rows.map(({ name }) => name);
  refuseNewer([...ran, ...(only ?? [])], migrations);
  for (const migration of migrations) {
    if (ran.includes(migration.name) || only?.includes(migration.name) === false) continue;
    await sql.raw(migration.sql).execute(transaction);
    await sql`INSERT INTO migration (name, at) VALUES (${migration.name}, ${at})`.execute(transaction);
  }
  await transaction
    .insertInto('server_identity')
    .values({ id: 1, epoch: newEpoch, checked_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
