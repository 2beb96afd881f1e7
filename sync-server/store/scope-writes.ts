import type { Kysely } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { ScopeWrites } from './scope-port.ts';
import { changeToRow, entityToRow, mutationToRow, receiptToRow, setAsideToRow } from './rows.ts';
import type { Tables } from './tables.ts';

// Plain inserts where a key makes a thing happen once (R2, R3): a taken key must fail.
const insertArrivals = insertRows('arrival');
const insertMutations = insertRows('mutation');
const insertSetAside = insertRows('set_aside');
const insertChanges = insertRows('change_log');
const insertReceipts = insertRows('receipt');
const insertBatch = insertRows('receipt_batch');
const putEntities = insertRows('entity', (insert) =>
  insert.onConflict((conflict) =>
    conflict.columns(['scope', 'kind', 'id']).doUpdateSet((row) => ({
      rev: row.ref('excluded.rev'),
      seq: row.ref('excluded.seq'),
      digest: row.ref('excluded.digest'),
      state: row.ref('excluded.state'),
      telling: row.ref('excluded.telling'),
      left_to: row.ref('excluded.left_to'),
      reported_by: row.ref('excluded.reported_by'),
      is_report: row.ref('excluded.is_report'),
    })),
  ),
);
const putLanes = insertRows('lane', (insert) =>
  insert.onConflict((conflict) =>
    conflict
      .columns(['scope', 'device', 'incarnation', 'author'])
      .doUpdateSet((row) => ({ last: row.ref('excluded.last') })),
  ),
);
const putCounter = insertRows('scope_counter', (insert) =>
  insert.onConflict((conflict) =>
    conflict.column('scope').doUpdateSet((row) => ({
      turn: row.ref('excluded.turn'),
      seq: row.ref('excluded.seq'),
      chain: row.ref('excluded.chain'),
      digest: row.ref('excluded.digest'),
      receipt_no: row.ref('excluded.receipt_no'),
      mutation_no: row.ref('excluded.mutation_no'),
      batch: row.ref('excluded.batch'),
      receipt_chain: row.ref('excluded.receipt_chain'),
    })),
  ),
);

/** Writes all of it, set-wise. */
export async function writeScope(database: Kysely<Tables>, scope: string, writes: ScopeWrites): Promise<void> {
  await insertArrivals(
    database,
    writes.arrivals.map(({ device, incarnation, author, seq, mid, hash, carrier }) => ({
      scope,
      device,
      incarnation,
      author,
      seq,
      mid,
      hash,
      carrier,
    })),
  );
  await insertMutations(
    database,
    writes.newMutations.map((mutation) => mutationToRow(scope, mutation)),
  );
  for (const mutation of writes.judgedAgain) {
    await database
      .updateTable('mutation')
      .set(mutationToRow(scope, mutation))
      .where('scope', '=', scope)
      .where('mid', '=', mutation.mid)
      .execute();
  }
  await insertSetAside(
    database,
    writes.setAside.map((row) => setAsideToRow(scope, row)),
  );
  await putEntities(
    database,
    writes.entities.map((entity) => entityToRow(scope, entity)),
  );
  await insertChanges(
    database,
    writes.changes.map((change) => changeToRow(scope, change)),
  );
  await insertReceipts(database, writes.receipts.map(receiptToRow));
  if (writes.batch !== null) {
    const { firstNo, ...batch } = writes.batch;
    await insertBatch(database, [{ scope, ...batch, first_no: firstNo }]);
  }
  await putLanes(
    database,
    writes.lanes.map(({ device, incarnation, author, last }) => ({ scope, device, incarnation, author, last })),
  );
  const { receiptNo, mutationNo, receiptChain, turn, seq, chain, digest, batch } = writes.counter;
  const numbers = { receipt_no: receiptNo, mutation_no: mutationNo, receipt_chain: receiptChain };
  await putCounter(database, [{ scope, turn, seq, chain, digest, batch, ...numbers }]);
}
