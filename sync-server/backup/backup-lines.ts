import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { migrationNames } from '../store/libsql/migrate-libsql.ts';
import { refuseNewer } from '../store/newer-database.ts';
import { type DatabaseKind, readMigrations, readTableShapes } from '../store/table-shapes.ts';
import type { Tables } from '../store/tables.ts';
import { readEpoch } from '../store/read-identity.ts';
import { walkTable } from '../store/walk-table.ts';
import { type BackupHead, type BackupSummary, summaryText, type TableSummary } from './backup-content.ts';
import { ourTables } from './our-tables.ts';

interface LinesOf {
  readonly at: string;
  readonly server: string;
  readonly receiptKey: string | null;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
}

/**
 * The lines of a backup, a page of rows at a time; what was written, when all is.
 *
 * @throws {import('../store/newer-database.ts').NewerDatabase} when the database is of a newer build
 */
export async function* backupLines(
  database: Transaction<Tables>,
  kind: DatabaseKind,
  { at, server, receiptKey, pause }: LinesOf,
): AsyncGenerator<string, BackupSummary> {
  const migrations = await readMigrations(database, kind);
  refuseNewer(migrations, migrationNames);
  const head: BackupHead = {
    lienMachBackup: 1,
    at,
    server,
    database: kind,
    migrations: [...migrations],
    epoch: await readEpoch(database),
    newestReceipt: await newestReceipt(database),
    communes: await heads(database),
    receiptKey,
  };
  yield `${JSON.stringify(head)}\n`;
  const tables: TableSummary[] = [];
  const ours = await ourTables(at);
  for (const shape of await readTableShapes(database, kind)) {
    if (!ours.has(shape.name)) continue;
    const { name: table, columns } = shape;
    yield `${JSON.stringify({ table, columns })}\n`;
    const digest = createHash('sha256');
    let rows = 0;
    for await (const page of walkTable(database, shape)) {
      const text = page.map((row) => `${JSON.stringify(row)}\n`).join('');
      digest.update(text);
      rows += page.length;
      yield text;
      await pause();
    }
    const summary = { table, columns, rows, digest: digest.digest('hex') };
    tables.push(summary);
    yield `${JSON.stringify({ rows, digest: summary.digest })}\n`;
  }
  const summary = { head, tables, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
  yield `${JSON.stringify({ end: true, digest: createHash('sha256').update(summaryText(summary)).digest('hex') })}\n`;
  return summary;
}

async function newestReceipt(database: Transaction<Tables>): Promise<string | null> {
  const row = await database
    .selectFrom('receipt_batch')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  return (row?.at as string | null | undefined) ?? null;
}

async function heads(database: Transaction<Tables>): Promise<BackupHead['communes']> {
  const rows = await database.selectFrom('scope_counter').selectAll().orderBy('scope').execute();
  return rows.map(({ scope, seq, chain, digest, batch, receipt_no: receiptNo, receipt_chain: receiptChain }) => ({
    scope,
    seq,
    chain,
    digest,
    receiptNo,
    batch,
    receiptChain,
  }));
}
