import type { Kysely } from 'kysely';
import { chunked } from './chunked.ts';
import type { ScopeWrites } from './port.ts';
import { entityToRow, mutationToRow, receiptToRow, setAsideToRow } from './rows.ts';
import type { Tables } from './tables.ts';

/** Rows per statement: wide enough to be fast, few enough parameters for any database. */
const rowsPerInsert = 200;

/** Writes all of it, set-wise. Plain inserts where a key makes a thing happen once (R2, R3): a taken key must fail. */
export async function writeScope(database: Kysely<Tables>, scope: string, writes: ScopeWrites): Promise<void> {
  for (const rows of chunked(writes.arrivals, rowsPerInsert)) {
    const values = rows.map((arrival) => ({ scope, ...arrival }));
    await database.insertInto('arrival').values(values).execute();
  }
  for (const rows of chunked(writes.newMutations, rowsPerInsert)) {
    await database
      .insertInto('mutation')
      .values(rows.map((mutation) => mutationToRow(scope, mutation)))
      .execute();
  }
  for (const mutation of writes.judgedAgain) {
    await database
      .updateTable('mutation')
      .set(mutationToRow(scope, mutation))
      .where('scope', '=', scope)
      .where('mid', '=', mutation.mid)
      .execute();
  }
  for (const rows of chunked(writes.setAside, rowsPerInsert)) {
    await database
      .insertInto('set_aside')
      .values(rows.map((row) => setAsideToRow(scope, row)))
      .execute();
  }
  for (const rows of chunked(writes.entities, rowsPerInsert)) {
    await database
      .insertInto('entity')
      .values(rows.map((entity) => entityToRow(scope, entity)))
      .onConflict((conflict) =>
        conflict.columns(['scope', 'kind', 'id']).doUpdateSet((row) => ({
          rev: row.ref('excluded.rev'),
          seq: row.ref('excluded.seq'),
          digest: row.ref('excluded.digest'),
          state: row.ref('excluded.state'),
          telling: row.ref('excluded.telling'),
          left_to: row.ref('excluded.left_to'),
        })),
      )
      .execute();
  }
  for (const rows of chunked(writes.changes, rowsPerInsert)) {
    await database
      .insertInto('change_log')
      .values(rows.map((change) => ({ scope, ...change })))
      .execute();
  }
  for (const rows of chunked(writes.receipts, rowsPerInsert)) {
    await database.insertInto('receipt').values(rows.map(receiptToRow)).execute();
  }
  if (writes.batch !== null) {
    const { firstNo, ...batch } = writes.batch;
    await database
      .insertInto('receipt_batch')
      .values({ scope, ...batch, first_no: firstNo })
      .execute();
  }
  for (const rows of chunked(writes.lanes, rowsPerInsert)) {
    await database
      .insertInto('lane')
      .values(rows.map((lane) => ({ scope, ...lane })))
      .onConflict((conflict) =>
        conflict
          .columns(['scope', 'device', 'incarnation', 'author'])
          .doUpdateSet((row) => ({ last: row.ref('excluded.last') })),
      )
      .execute();
  }
  const { receiptNo, mutationNo, receiptChain, ...same } = writes.counter;
  const counter = { ...same, receipt_no: receiptNo, mutation_no: mutationNo, receipt_chain: receiptChain };
  await database
    .insertInto('scope_counter')
    .values({ scope, ...counter })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(counter))
    .execute();
}
