import type { Kysely, Transaction } from 'kysely';
import { accessStore } from './access-store.ts';
import { accountStore } from './account-store.ts';
import { deliveryStore } from './delivery-store.ts';
import { deviceStore } from './device-store.ts';
import { figureStore } from './figure-store.ts';
import { mirrorStore } from './mirror-store.ts';
import type { ServerStore } from './port.ts';
import type { ScopeCounter } from './scope-rows.ts';
import { receiptKeyStore } from './receipt-key-store.ts';
import { readLogStore } from './read-log-store.ts';
import { pageStore } from './page-store.ts';
import { passkeyStore } from './passkey-store.ts';
import { sessionStore } from './session-store.ts';
import { readEpoch, readTellingKey } from './read-identity.ts';
import { scopeReads } from './scope-reads.ts';
import { writeScope } from './scope-writes.ts';
import type { Tables } from './tables.ts';

/** What the databases do not do alike. */
export interface DatabaseManners {
  readonly isolationOfReads: 'repeatable read' | undefined;
  /** R12: as the port has it. */
  lockCounter(transaction: Transaction<Tables>, scope: string): Promise<ScopeCounter>;
  /** Lets nobody lock a counter, or hold one locked, from here to the end of the transaction. */
  stopWriters(transaction: Transaction<Tables>): Promise<void>;
  close(): Promise<void>;
}

/** The port over a database whose tables are up to date. Every write is in a transaction (docs/decisions/0031). */
export function storeOver(database: Kysely<Tables>, manners: DatabaseManners): ServerStore {
  let tellingKey: string | undefined;
  const devices = deviceStore(database);
  const inScopes: ServerStore['inScopes'] = (work) =>
    database.transaction().execute((transaction) =>
      work((scope) => ({
        ...scopeReads(transaction, scope),
        lockCounter: () => manners.lockCounter(transaction, scope),
        write: (writes) => writeScope(transaction, scope, writes),
      })),
    );

  return {
    epoch: () => readEpoch(database),

    beginEpoch: ({ from, to }) =>
      database.transaction().execute(async (transaction) => {
        await manners.stopWriters(transaction);
        const update = transaction.updateTable('server_identity').set({ epoch: to });
        const { numUpdatedRows } = await update.where('id', '=', 1).where('epoch', '=', from).executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        // Whoever has looked and not written yet must look again, in every commune: what it writes names the epoch (R13).
        await transaction
          .updateTable('scope_counter')
          .set((row) => ({ turn: row('turn', '+', 1) }))
          .execute();
        return true;
      }),

    accounts: accountStore(database, devices),
    sessions: sessionStore(database),
    access: accessStore(database),
    figures: figureStore(database),
    deliveries: deliveryStore(database),
    mirror: mirrorStore(database, manners),
    passkeys: passkeyStore(database),
    pages: pageStore(database),
    devices,
    receiptKeys: receiptKeyStore(database),
    readLog: readLogStore(database),

    inScope: (scope, work) => inScopes((of) => work(of(scope))),
    inScopes,

    async tellingKey() {
      tellingKey ??= await readTellingKey(database);
      return tellingKey;
    },

    read(work) {
      const reading = database.transaction().setAccessMode('read only');
      const { isolationOfReads } = manners;
      const isolated = isolationOfReads === undefined ? reading : reading.setIsolationLevel(isolationOfReads);
      return isolated.execute((transaction) => work((scope) => scopeReads(transaction, scope)));
    },

    async check(at) {
      await database
        .transaction()
        .execute((transaction) =>
          transaction.updateTable('server_identity').set({ checked_at: at }).where('id', '=', 1).execute(),
        );
    },

    close: () => manners.close(),
  };
}
