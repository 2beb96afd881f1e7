import type { Kysely } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { KeptRead, ReadLogStore } from './port.ts';
import type { Tables } from './tables.ts';

// The same device may be sent the same record twice in one millisecond; that is one reading.
const insertReads = insertRows('record_read', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

/** Over either database. */
export function readLogStore(database: Kysely<Tables>): ReadLogStore {
  return {
    async add(reads) {
      const rows = reads.map(({ scope, entity, at, account, device, how }) => ({
        scope,
        entity: entity ?? '',
        at,
        account,
        device,
        how,
      }));
      await database.transaction().execute((transaction) => insertReads(transaction, rows));
    },

    async find({ record, account, since }, most) {
      let query = database.selectFrom('record_read').selectAll().where('at', '>=', since);
      // Who was sent everything was sent this as well.
      if (record !== undefined) query = query.where('entity', 'in', [record, '']);
      if (account !== undefined) query = query.where('account', '=', account);
      const rows = await query.orderBy('at').orderBy('entity').limit(most).execute();
      return rows.map((row): KeptRead => ({ ...row, entity: row.entity === '' ? null : row.entity, how: howOf(row) }));
    },

    async forgetBefore(at, most) {
      return database.transaction().execute(async (transaction) => {
        const last = await transaction
          .selectFrom('record_read')
          .select('at')
          .where('at', '<', at)
          .orderBy('at')
          .offset(most - 1)
          .limit(1)
          .executeTakeFirst();
        const upTo = last === undefined ? at : `${last.at}~`;
        const { numDeletedRows } = await transaction
          .deleteFrom('record_read')
          .where('at', '<', upTo < at ? upTo : at)
          .executeTakeFirst();
        return Number(numDeletedRows);
      });
    },
  };
}

/** The database holds no other words. */
function howOf({ how }: { readonly how: string }): KeptRead['how'] {
  return how as KeptRead['how'];
}
