import Database from 'libsql';
import { Kysely } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { LibsqlDialect } from '../../sync-server/store/libsql/libsql-dialect.ts';
import { migrateLibsql } from '../../sync-server/store/libsql/migrate-libsql.ts';
import { pageStore } from '../../sync-server/store/page-store.ts';
import { scopeReads } from '../../sync-server/store/scope-reads.ts';
import type { Tables } from '../../sync-server/store/tables.ts';

const handle = new Database(':memory:');
migrateLibsql(handle, '2026-11-20T02:00:00.000Z', 'epoch');
const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
const database = new Kysely<Tables>({
  dialect: new LibsqlDialect({ writer: handle }),
  log: ({ query }) => void asked.push(query),
});
afterEach(() => asked.splice(0));

/** How the embedded database goes about everything asked since the last test. */
const plans = (): string[] =>
  asked.flatMap(({ sql, parameters }) => {
    const steps = handle.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { readonly detail: string }[];
    return steps.map(({ detail }) => detail);
  });

it('[R17] looks up what an exchange names by a whole key, and walks no table and no commune', async () => {
  const reads = scopeReads(database, '90001');
  const ids = ['a', 'b'];
  await reads.mutations(ids);
  await reads.setAside(ids);
  await reads.heldAround({ entities: ids, mids: ids });
  await reads.refusedOn(ids);
  await reads.entities(ids);
  await reads.sameTelling(ids);
  await reads.headsOf(ids);
  await reads.latestReceipts(ids);
  await reads.receiptsOf('a');
  await reads.receiptsBetween(1, 2);
  await reads.batches([1, 2]);
  await reads.arrivals({ device: 'd', incarnation: 'i', author: 'u' }, 1, 2);
  await reads.headsAfter(1, 2);
  await reads.changesAfter(1, ids, 2);
  await reads.chainAt(1);
  const walked = plans().filter((detail) => !/^SEARCH .* AND /u.test(detail));
  expect(walked).toEqual([]);
});

it('[R17] looks for the pages that a commune names in its own rows, each once', async () => {
  await pageStore(database).named('90001');
  expect(plans().filter((detail) => !/^SEARCH .* USING .*\(scope=\?/u.test(detail))).toEqual([]);
  expect(plans()[0]).toMatch(/\(scope=\? AND kind=\? AND id>\?\)/u);
});

it('[R17] looks for records that have left for another commune in one walk, and finds each there by its whole key', async () => {
  await pageStore(database).namedAfterLeaving();
  const [first, ...others] = plans();
  expect([first, others.length]).toEqual(['SCAN gone', 1]);
  expect(others[0]).toMatch(/^SEARCH there .*\(scope=\? AND kind=\? AND id=\?\)/u);
});
