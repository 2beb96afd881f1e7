import type { ScopeWrites } from '../../sync-server/store/scope-port.ts';
import type { ModelScope } from './model-tables.ts';
import type { ModelTransaction } from './model-transaction.ts';

/** Writes all of it, a statement a table, in the order of the real databases. */
export async function writeModel(transaction: ModelTransaction, scope: ModelScope, writes: ScopeWrites): Promise<void> {
  const { tables } = scope;
  const statement = async (rows: readonly unknown[], write: () => Promise<void>): Promise<void> => {
    if (rows.length === 0) return;
    await transaction.pause('statement');
    await write();
  };
  for (const { seq } of [...writes.entities, ...writes.changes]) scope.highestSeq = Math.max(scope.highestSeq, seq);

  await statement(writes.arrivals, () => transaction.insert(tables.arrivals, writes.arrivals));
  await statement(writes.newMutations, () => transaction.insert(tables.mutations, writes.newMutations));
  await statement(writes.judgedAgain, () => transaction.upsert(tables.mutations, writes.judgedAgain));
  await statement(writes.setAside, () => transaction.insert(tables.setAside, writes.setAside));
  await statement(writes.entities, () => transaction.upsert(tables.entities, writes.entities));
  await statement(writes.changes, () => transaction.insert(tables.changes, writes.changes));
  await statement(writes.receipts, () => transaction.insert(tables.receipts, writes.receipts));
  const batches = writes.batch === null ? [] : [writes.batch];
  await statement(batches, () => transaction.insert(tables.batches, batches));
  await statement(writes.lanes, () => transaction.upsert(tables.lanes, writes.lanes));
  await statement([writes.counter], () => transaction.upsert(tables.counter, [writes.counter]));
}
