import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type UpstreamState, waitForPerson } from '../../src/domain/upstream.ts';
import { connectorName } from '../connector-name.ts';
import type { DeliveryExchange, DeliveryStore, KeptExchange } from './delivery-port.ts';
import type { Tables } from './tables.ts';

type Administration = Pick<
  DeliveryStore,
  | 'retry'
  | 'waiveOwed'
  | 'askSoon'
  | 'lastOf'
  | 'counts'
  | 'totals'
  | 'addExchanges'
  | 'exchanges'
  | 'lastSends'
  | 'connector'
  | 'pauses'
  | 'pause'
  | 'resume'
>;

function exchangeFromRow({ last_at, ...row }: Selectable<Tables['delivery_exchange']>): KeptExchange {
  return { ...row, kind: row.kind === 'send' ? 'send' : 'ask', lastAt: last_at ?? row.at };
}

function lastAbout(database: Kysely<Tables>, scope: string, entity: string | null) {
  return database
    .selectFrom('delivery_exchange')
    .selectAll()
    .where('scope', '=', scope)
    .where('entity', entity === null ? 'is' : '=', entity)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function addOne(transaction: Transaction<Tables>, exchange: DeliveryExchange): Promise<void> {
  const { scope, entity, kind, outcome, request, response, at } = exchange;
  const last = kind === 'send' ? undefined : await lastAbout(transaction, scope, entity);
  const isSame =
    last?.kind === kind && last.outcome === outcome && last.request === request && last.response === response;
  if (!isSame) {
    await transaction
      .insertInto('delivery_exchange')
      .values({ ...exchange, times: 1, last_at: null })
      .execute();
    return;
  }
  await transaction
    .updateTable('delivery_exchange')
    .set({ times: last.times + 1, last_at: at })
    .where('scope', '=', scope)
    .where('id', '=', last.id)
    .execute();
}

/** What people see and do about the queue, and who its acts are made by. */
export function deliveryAdministration(database: Kysely<Tables>): Administration {
  return {
    async retry(scope, entity, at) {
      const { numUpdatedRows } = await database.transaction().execute((transaction) => {
        const all = transaction
          .updateTable('delivery')
          .set((row) => ({
            state: 'queued',
            // One they know waits to be sent anew; whether they have the other, nobody here can say.
            step: row.case().when('state', '=', 'attention').then('ask').else('send').end(),
            ...{ tries: 0, unknowns: 0, due_at: at },
          }))
          .where('scope', '=', scope)
          .where('state', 'in', waitForPerson)
          .where('step', '=', 'rest');
        return (entity === null ? all : all.where('entity', '=', entity)).executeTakeFirst();
      });
      return Number(numUpdatedRows);
    },

    async waiveOwed(scope, entity, { at, by, reason }) {
      const { numUpdatedRows } = await database.transaction().execute((transaction) =>
        transaction
          .updateTable('delivery')
          .set({ papers_owed: 0, owed_waived_at: at, owed_waived_by: by, owed_waived_reason: reason })
          .where('scope', '=', scope)
          .where('entity', '=', entity)
          .where('papers_owed', '>', 0)
          // One in hand is being sent: what it owes is not known yet.
          .where('leased_by', 'is', null)
          .executeTakeFirst(),
      );
      return numUpdatedRows === 1n;
    },

    async askSoon(scopes, codes, at) {
      if (scopes.length === 0) return 0;
      const { numUpdatedRows } = await database.transaction().execute((transaction) =>
        transaction
          .updateTable('delivery')
          .set({ step: 'ask', due_at: at })
          .where('scope', 'in', scopes)
          .where('code', 'in', codes)
          // One that is to be sent is asked about when it has been; one in hand is being asked about.
          .where('step', 'in', ['ask', 'rest'])
          .where('leased_by', 'is', null)
          .executeTakeFirst(),
      );
      return Number(numUpdatedRows);
    },

    async lastOf(scope, entities) {
      const found = new Map<string, KeptExchange>();
      for (const entity of entities) {
        const row = await lastAbout(database, scope, entity);
        if (row !== undefined) found.set(entity, exchangeFromRow(row));
      }
      return found;
    },

    async counts(scopes) {
      if (scopes.length === 0) return [];
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

    async addExchanges(exchanges) {
      if (exchanges.length === 0) return;
      await database.transaction().execute(async (transaction) => {
        for (const exchange of exchanges) await addOne(transaction, exchange);
      });
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
            ...{ id: account, scope, username: connectorName(scope), name: 'Kết nối hệ thống cấp trên', title: '' },
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
        if (made === undefined) throw new Error('The name of the connector is somebody’s: it cannot have it.');
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
