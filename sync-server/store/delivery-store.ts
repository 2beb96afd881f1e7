import { type Kysely, type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import { type UpstreamState, waitForPerson } from '../../src/domain/upstream.ts';
import { chunked } from './chunked.ts';
import { deliveryAdministration } from './delivery-administration.ts';
import type { Delivery, DeliveryStep, DeliveryStore } from './delivery-port.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

/** New, or anew where it rested: what somebody has in hand, or is to take, goes its way as it is. */
async function putOne(transaction: Transaction<Tables>, delivery: Delivery): Promise<void> {
  const { scope, entity, module, code, since } = delivery;
  await transaction
    .insertInto('delivery')
    .values({ scope, entity, module, code, since, ...changesOf(delivery) })
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'entity'])
        .doUpdateSet(changesOf(delivery))
        .where('delivery.step', '=', 'rest')
        .where('delivery.leased_by', 'is', null),
    )
    .execute();
}

function deliveryFromRow(row: Selectable<Tables['delivery']>): Delivery {
  const { scope, entity, module, code, fingerprint, since } = row;
  return {
    ...{ scope, entity, module, code, fingerprint, since },
    // Written by this store alone.
    state: row.state as UpstreamState,
    step: row.step as DeliveryStep,
    tries: row.tries,
    unknowns: row.unknowns,
    papersOwed: row.papers_owed,
    dueAt: row.due_at,
    answeredAt: row.answered_at,
  };
}

function changesOf({ state, step, fingerprint, tries, unknowns, papersOwed, dueAt, answeredAt }: Delivery) {
  const freed = { leased_by: null, leased_until: null };
  return {
    state,
    step,
    fingerprint,
    tries,
    unknowns,
    papers_owed: papersOwed,
    due_at: dueAt,
    answered_at: answeredAt,
    ...freed,
  };
}

/** Over either database. */
export function deliveryStore(database: Kysely<Tables>): DeliveryStore {
  const changeInHand = async (
    { scope, entity }: Delivery,
    by: string,
    changes: Updateable<Tables['delivery']>,
  ): Promise<boolean> => {
    const { numUpdatedRows } = await database
      .transaction()
      .execute((transaction) =>
        transaction
          .updateTable('delivery')
          .set(changes)
          .where('scope', '=', scope)
          .where('entity', '=', entity)
          .where('leased_by', '=', by)
          .executeTakeFirst(),
      );
    return numUpdatedRows === 1n;
  };

  return {
    ...deliveryAdministration(database),

    async mark(scope) {
      const row = await database.selectFrom('delivery_mark').selectAll().where('scope', '=', scope).executeTakeFirst();
      return row?.seq ?? 0;
    },

    async of(scope, entities) {
      const rows = await inChunks(entities, (some) =>
        database.selectFrom('delivery').selectAll().where('scope', '=', scope).where('entity', 'in', some).execute(),
      );
      return rows.map(deliveryFromRow);
    },

    async waiting(scope, most) {
      const rows = await database
        .selectFrom('delivery')
        .selectAll()
        .where('scope', '=', scope)
        .where((row) => row.or([row('state', '!=', 'registered'), row('papers_owed', '>', 0)]))
        .orderBy((row) => row.case().when('state', 'in', waitForPerson).then(0).else(1).end())
        .orderBy('since')
        .orderBy('entity')
        .limit(most)
        .execute();
      return rows.map(deliveryFromRow);
    },

    keep: (scope, { from, to, put, gone }) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('delivery_mark')
          .values({ scope, seq: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const { numUpdatedRows } = await transaction
          .updateTable('delivery_mark')
          .set({ seq: to })
          .where('scope', '=', scope)
          .where('seq', '=', from)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        for (const ids of chunked(gone, 500)) {
          await transaction.deleteFrom('delivery').where('scope', '=', scope).where('entity', 'in', ids).execute();
        }
        for (const delivery of put) await putOne(transaction, delivery);
        return true;
      }),

    claim: ({ scopes, now, lease, most }) =>
      database.transaction().execute(async (transaction) => {
        if (scopes.length === 0) return [];
        const paused = transaction.selectFrom('delivery_pause').select('scope');
        const free = transaction
          .selectFrom('delivery')
          .selectAll()
          .where('scope', 'in', scopes)
          .where('scope', 'not in', paused)
          .where('step', '!=', 'rest')
          .where('due_at', '<=', now)
          .where((row) => row.or([row('leased_until', 'is', null), row('leased_until', '<=', now)]));
        const claimed: Delivery[] = [];
        for (const row of await free.orderBy('due_at').orderBy('entity').limit(most).execute()) {
          // Looked at once more as it is written: of two who want it one gets it.
          const { numUpdatedRows } = await transaction
            .updateTable('delivery')
            .set({ leased_by: lease.by, leased_until: lease.until })
            .where('scope', '=', row.scope)
            .where('entity', '=', row.entity)
            // Another may have had it in hand, and let it go, since it was read.
            .where('step', '=', row.step)
            .where('due_at', '=', row.due_at)
            .where((each) => each.or([each('leased_until', 'is', null), each('leased_until', '<=', now)]))
            .executeTakeFirst();
          if (numUpdatedRows === 1n) claimed.push(deliveryFromRow(row));
        }
        return claimed;
      }),

    goesOut: (delivery, { by, until }) => changeInHand(delivery, by, { step: 'ask', leased_until: until }),

    settle: (delivery, by) => changeInHand(delivery, by, changesOf(delivery)),

    async nextDue(scopes) {
      if (scopes.length === 0) return undefined;
      const { next } = await database
        .selectFrom('delivery')
        .select(sql<string | null>`MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END)`.as('next'))
        .where('scope', 'in', scopes)
        .where('scope', 'not in', database.selectFrom('delivery_pause').select('scope'))
        .where('step', '!=', 'rest')
        .executeTakeFirstOrThrow();
      return next ?? undefined;
    },
  };
}
