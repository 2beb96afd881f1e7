import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { Kysely, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditDatabase } from '../../../sync-server/audit/audit-database.ts';
import { comparePoint } from '../../../sync-server/audit/compare-heads.ts';
import type { Finding } from '../../../sync-server/audit/finding.ts';
import { uncoveredColumns } from '../../../sync-server/audit/uncovered-columns.ts';
import { LibsqlDialect } from '../../../sync-server/store/libsql/libsql-dialect.ts';
import { readTableShapes, type TableShape } from '../../../sync-server/store/table-shapes.ts';
import type { Tables } from '../../../sync-server/store/tables.ts';
import { type LivedIn, openLivedIn } from '../../support/lived-in-server.ts';
import { serverHash } from '../../support/server-parts.ts';

let lived: LivedIn;
let handle: Database.Database;
let database: Kysely<Tables>;
let shapes: readonly TableShape[];

beforeAll(async () => {
  lived = await openLivedIn();
  await lived.more(3);
  // As the server left them, in the hands of somebody who may write what she wants.
  const file = join(lived.place.dataDirectory, 'lien-mach.db');
  await lived.server.store.close();
  copyFileSync(file, `${file}.altered`);
  handle = new Database(`${file}.altered`);
  handle.exec('PRAGMA foreign_keys=OFF');
  database = new Kysely<Tables>({ dialect: new LibsqlDialect({ writer: handle }) });
  shapes = await readTableShapes(database, 'libsql');
});
afterAll(async () => {
  await database.destroy();
  handle.close();
  await lived.close();
});

class PutBack extends Error {}

/** What the audit says after a change that is undone again. */
async function after(change: (database: Transaction<Tables>) => Promise<unknown>): Promise<readonly Finding[]> {
  let findings: readonly Finding[] = [];
  const done = database.transaction().execute(async (transaction) => {
    await change(transaction);
    ({ findings } = await auditDatabase(transaction, serverHash));
    throw new PutBack();
  });
  await expect(done).rejects.toThrow(PutBack);
  return findings;
}

type Row = Readonly<Record<string, string | number | null>>;

async function rowsOf({ name, key }: TableShape): Promise<readonly Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  return (await sql<Row>`SELECT * FROM ${sql.table(name)} ORDER BY ${order}`.execute(database)).rows;
}

const isRow = ({ key }: TableShape, row: Row) =>
  sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
    sql` AND `,
  );

/** Another value of the same dress, that nothing else has. */
function altered(value: string | number | null | undefined): string | number {
  if (typeof value === 'number') return value + 1_000;
  if (value === null || value === undefined || value === '') return '01940000-0000-7000-8000-00000000abcd';
  if (/^\d{4}-\d{2}-\d{2}T/u.test(value)) return `2019${value.slice(4)}`;
  if (value.startsWith('[') || value.startsWith('{')) return value === '[]' ? '["x"]' : value.replace(/[a-z]/u, 'q');
  // Ids of the test follow each other; no key lets two be the same.
  if (/^[0-9a-f-]{36}$/u.test(value)) return `${value.slice(0, -4)}abcd`;
  const last = value.at(-1) === '0' ? '1' : '0';
  return value.slice(0, -1) + last;
}

const isCovered = (table: string, column: string): boolean => {
  const uncovered: Readonly<Record<string, unknown>> = uncoveredColumns[table as keyof Tables] ?? {};
  return !(column in uncovered);
};

const coveredTables = () => shapes.filter(({ name, columns }) => columns.some((column) => isCovered(name, column)));

describe('the audit', () => {
  it('[R16] finds nothing where nothing is wrong', async () => {
    const { findings, communes } = await auditDatabase(database, serverHash);
    expect(findings).toEqual([]);
    expect(communes.map(({ scope }) => scope)).toEqual(['99998', '99999']);
    expect(communes[1]?.receipts).toBeGreaterThan(15);
  });

  it('names each column that it does not vouch for, and no column that is not there', () => {
    for (const [table, columns] of Object.entries(uncoveredColumns)) {
      const shape = shapes.find(({ name }) => name === table);
      expect(shape, table).toBeDefined();
      for (const column of Object.keys(columns)) expect(shape?.columns).toContain(column);
    }
  });

  it('finds every covered column of every row of every table when it alone is altered, in the commune it is in', async () => {
    const unseen: string[] = [];
    let tried = 0;
    for (const shape of coveredTables()) {
      for (const row of await rowsOf(shape)) {
        for (const column of shape.columns.filter((one) => isCovered(shape.name, one))) {
          const value = altered(row[column]);
          const findings = await after((transaction) =>
            sql`UPDATE ${sql.table(shape.name)} SET ${sql.ref(column)} = ${value} WHERE ${isRow(shape, row)}`.execute(
              transaction,
            ),
          );
          tried += 1;
          const scopes = new Set(findings.map(({ scope }) => scope));
          const there = 'scope' in row ? scopes.has(String(row['scope'])) || column === 'scope' : true;
          if (findings.length === 0 || !there) unseen.push(`${shape.name}.${column} ${String(row[column])} → ${value}`);
        }
      }
    }
    expect(unseen).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  }, 300_000);

  it('finds every row that is removed', async () => {
    const unseen: string[] = [];
    for (const shape of coveredTables()) {
      // A public key that is gone is one that nobody can verify with; no row refers to it.
      if (['receipt_key', 'server_secret'].includes(shape.name)) continue;
      for (const row of await rowsOf(shape)) {
        const findings = await after((transaction) =>
          sql`DELETE FROM ${sql.table(shape.name)} WHERE ${isRow(shape, row)}`.execute(transaction),
        );
        if (findings.length === 0) unseen.push(`${shape.name} ${JSON.stringify(row).slice(0, 200)}`);
      }
    }
    expect(unseen).toEqual([]);
  }, 300_000);

  it.each([
    ['receipt', 'no'],
    ['receipt_batch', 'batch'],
    ['change_log', 'seq'],
  ])('finds rows of %s that have changed places', async (table, column) => {
    const of = sql.table(table);
    const by = sql.ref(column);
    const findings = await after(async (transaction) => {
      for (const [from, to] of [
        [2, -1],
        [3, 2],
        [-1, 3],
      ]) {
        await sql`UPDATE ${of} SET ${by} = ${to} WHERE scope = '99999' AND ${by} = ${from}`.execute(transaction);
      }
    });
    expect(findings.filter(({ scope }) => scope === '99999').length).toBeGreaterThan(0);
  });

  it('does not see the newest end cut off with everything that tells of it, but by a point kept elsewhere', async () => {
    const kept = await database
      .selectFrom('receipt_batch')
      .selectAll()
      .where('scope', '=', '99999')
      .orderBy('batch', 'desc')
      .limit(2)
      .execute();
    const [newest, before] = kept;
    if (newest === undefined || before === undefined) throw new Error('Too few batches.');
    let against: readonly Finding[] = [];
    const alone = await after(async (transaction) => {
      // Three births came in the newest batch: nothing else hangs on them.
      const mids = (
        await transaction
          .selectFrom('receipt')
          .select('mid')
          .where('scope', '=', '99999')
          .where('batch', '=', newest.batch)
          .execute()
      ).map(({ mid }) => mid);
      const changes = await transaction
        .selectFrom('change_log')
        .selectAll()
        .where('scope', '=', '99999')
        .where('mid', 'in', mids)
        .orderBy('seq')
        .execute();
      const first = changes[0]?.seq ?? 0;
      const last = await transaction
        .selectFrom('change_log')
        .selectAll()
        .where('scope', '=', '99999')
        .where('seq', '=', first - 1)
        .executeTakeFirstOrThrow();
      for (const table of ['receipt', 'mutation', 'arrival', 'change_log'] as const) {
        await transaction.deleteFrom(table).where('scope', '=', '99999').where('mid', 'in', mids).execute();
      }
      const gone = changes.map(({ entity }) => entity);
      const rows = await transaction.selectFrom('entity').select('digest').where('id', 'in', gone).execute();
      await transaction.deleteFrom('entity').where('id', 'in', gone).execute();
      await transaction
        .deleteFrom('receipt_batch')
        .where('scope', '=', '99999')
        .where('batch', '=', newest.batch)
        .execute();
      const counter = await transaction
        .selectFrom('scope_counter')
        .selectAll()
        .where('scope', '=', '99999')
        .executeTakeFirstOrThrow();
      const digest = rows.reduce((sum, row) => sum ^ BigInt(`0x${row.digest}`), BigInt(`0x${counter.digest}`));
      await transaction
        .updateTable('scope_counter')
        .where('scope', '=', '99999')
        .set({
          seq: last.seq,
          chain: last.chain,
          digest: digest.toString(16).padStart(64, '0'),
          receipt_no: counter.receipt_no - mids.length,
          mutation_no: counter.mutation_no - mids.length,
          batch: before.batch,
          receipt_chain: before.chain,
        })
        .execute();
      await sql`UPDATE lane SET last = last - ${mids.length} WHERE scope = '99999' AND device = ${lived.desk.device}`.execute(
        transaction,
      );
      against = await comparePoint(transaction, newest);
    });
    expect(alone).toEqual([]);
    expect(against).toEqual([{ scope: '99999', table: 'receipt_batch', row: String(newest.batch), kind: 'missing' }]);
    expect(await comparePoint(database, newest)).toEqual([]);
    expect(await comparePoint(database, { ...newest, chain: 'f'.repeat(64) })).toMatchObject([{ kind: 'differs' }]);
  });
});
