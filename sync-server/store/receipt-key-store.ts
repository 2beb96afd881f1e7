import type { Kysely } from 'kysely';
import type { ReceiptKeyStore } from './port.ts';
import type { Tables } from './tables.ts';

export function receiptKeyStore(database: Kysely<Tables>): ReceiptKeyStore {
  return {
    all: () => database.selectFrom('receipt_key').select(['id', 'spki']).orderBy('id').execute(),
    async add(key, at) {
      await database.transaction().execute((transaction) =>
        transaction
          .insertInto('receipt_key')
          .values({ ...key, since: at })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute(),
      );
    },
  };
}
