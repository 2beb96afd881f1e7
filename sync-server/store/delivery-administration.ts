import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { UpstreamState } from '../../src/domain/upstream.ts';
import type { DeliveryExchange, DeliveryStore } from './delivery-port.ts';
import type { Tables } from './tables.ts';

/** States in which a person must look. */
const stuck: readonly UpstreamState[] = ['attention', 'refused', 'supplement'];

type Administration = Pick<
  DeliveryStore,
  | 'retry'
  | 'counts'
  | 'totals'
  | 'addExchange'
  | 'exchanges'
  | 'lastSends'
  | 'connector'
  | 'pauses'
  | 'pause'
  | 'resume'
>;

function exchangeFromRow(row: Selectable<Tables['delivery_exchange']>): DeliveryExchange {
  return { ...row, kind: row.kind === 'send' ? 'send' : 'ask' };
}

/** What people see and do about the queue, and who its acts are made by. */
export function deliveryAdministration(database: Kysely<Tables>): Administration {
  return {
    async retry(scope, entity, at) {
      const { numUpdatedRows } = await database.transaction().execute((transaction) => {
        const all = transaction
          .updateTable('delivery')
          .set({ state: 'queued', step: 'send', tries: 0, due_at: at })
          .where('scope', '=', scope)
          .where('state', 'in', stuck)
          .where('step', '=', 'rest');
        return (entity === null ? all : all.where('entity', '=', entity)).executeTakeFirst();
      });
      return Number(numUpdatedRows);
    },

    async counts(scopes) {
      const rows = await database
        .selectFrom('delivery')
        .select(['scope', 'state', sql<number>`COUNT(*)`.as('count'), sql<string>`MIN(since)`.as('since')])
        .where('scope', 'in', scopes)
        .groupBy(['scope', 'state'])
        .orderBy('scope')
        .orderBy('state')
        .execute();
      return rows.map(({ scope, state, count, since }) => ({
        ...{ scope, since, count },
        state: state as UpstreamState,
      }));
    },

    async totals() {
      const rows = await database
        .selectFrom('delivery')
        .select(['state', sql<number>`COUNT(*)`.as('count')])
        .groupBy('state')
        .execute();
      return new Map(rows.map(({ state, count }) => [state as UpstreamState, count]));
    },

    async addExchange(exchange) {
      await database
        .transaction()
        .execute((transaction) => transaction.insertInto('delivery_exchange').values(exchange).execute());
    },

    async exchanges(scope, { entity, after, most }) {
      let asked = database.selectFrom('delivery_exchange').selectAll().where('scope', '=', scope);
      if (entity !== null) asked = asked.where('entity', '=', entity);
      if (after !== null) asked = asked.where('id', '>', after);
      const rows = await asked.orderBy('id').limit(most).execute();
      return rows.map(exchangeFromRow);
    },

    async lastSends(scope, entity, most) {
      const rows = await database
        .selectFrom('delivery_exchange')
        .selectAll()
        .where('scope', '=', scope)
        .where('entity', '=', entity)
        .where('kind', '=', 'send')
        .where('outcome', '!=', 'later')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(exchangeFromRow);
    },

    connector: (scope, make, at) =>
      database.transaction().execute(async (transaction) => {
        const find = () =>
          transaction
            .selectFrom('delivery_connector')
            .select(['account', 'device'])
            .where('scope', '=', scope)
            .executeTakeFirst();
        const known = await find();
        if (known !== undefined) return known;
        const { account, device } = make;
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('account')
          .values({
            ...{ id: account, scope, username: `ket-noi-${scope}`, name: 'Kết nối hệ thống cấp trên', title: '' },
            // No password has this hash: nobody signs in as it.
            ...{ password_hash: '', roles: 'connector', created_at: at },
          })
          .onConflict((conflict) => conflict.column('username').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 1n) {
          await transaction.insertInto('account_device').values({ account, device, since: at }).execute();
          await transaction.insertInto('delivery_connector').values({ scope, account, device }).execute();
        }
        const made = await find();
        if (made === undefined)
          throw new Error(`The name ket-noi-${scope} is somebody’s: the connector cannot have it.`);
        return made;
      }),

    async pauses() {
      const rows = await database.selectFrom('delivery_pause').selectAll().orderBy('scope').execute();
      return rows.map(({ by_account: by, ...pause }) => ({ ...pause, by }));
    },

    async pause({ scope, since, by, reason }) {
      await database.transaction().execute((transaction) =>
        transaction
          .insertInto('delivery_pause')
          .values({ scope, since, by_account: by, reason })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },

    async resume(scope) {
      const { numDeletedRows } = await database
        .transaction()
        .execute((transaction) =>
          transaction.deleteFrom('delivery_pause').where('scope', '=', scope).executeTakeFirst(),
        );
      return numDeletedRows === 1n;
    },
  };
}
