import type { Receipt } from '../../src/protocol/receipt.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { ScopeTransaction, ScopeWrites } from '../../sync-server/store/scope-port.ts';
import type { ReceiptBatch } from '../../sync-server/store/scope-rows.ts';

/** Hears what the servers write, and may make a write fail as a full disk does. */
export interface StoreTap {
  wrote(receipts: readonly Receipt[], batch: ReceiptBatch | null): void;
  /** R13: the server goes on under another epoch than this. */
  endedEpoch(epoch: string): void;
  diskFull(): boolean;
}

/** The same store; every write is heard before it is made. */
export function tapStore(store: ServerStore, tap: StoreTap): ServerStore {
  const write = (transaction: ScopeTransaction) => async (writes: ScopeWrites) => {
    if (tap.diskFull()) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    tap.wrote(writes.receipts, writes.batch);
    await transaction.write(writes);
  };
  const tapped = (transaction: ScopeTransaction) => replacing(transaction, { write: write(transaction) });
  const inScope: ServerStore['inScope'] = (scope, work) =>
    store.inScope(scope, (transaction) => work(tapped(transaction)));
  const inScopes: ServerStore['inScopes'] = (work) => store.inScopes((of) => work((scope) => tapped(of(scope))));
  const beginEpoch: ServerStore['beginEpoch'] = async (epochs) => {
    const begun = await store.beginEpoch(epochs);
    if (begun) tap.endedEpoch(epochs.from);
    return begun;
  };
  return replacing(store, { inScope, inScopes, beginEpoch });
}

/** The same thing with some of its methods replaced, whatever else it can do. */
export function replacing<Thing extends object>(thing: Thing, parts: Partial<Thing>): Thing {
  return new Proxy(thing, {
    get(target, property): unknown {
      if (Object.hasOwn(parts, property)) return Reflect.get(parts, property);
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
