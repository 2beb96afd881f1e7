import type { Kysely, Selectable } from 'kysely';
import type { DeviceStore, StoredDevice } from './device-port.ts';
import { handInStore } from './hand-in-store.ts';
import type { Tables } from './tables.ts';

function deviceFromRow(row: Selectable<Tables['device']>): StoredDevice {
  return {
    id: row.id,
    scope: row.scope,
    name: row.name,
    publicKey: row.public_key,
    since: row.since,
    enrolledBy: row.enrolled_by,
    exchangedAt: row.exchanged_at,
    usedBy: row.used_by,
    waiting: row.waiting,
    received: row.received,
    build: row.build,
    incarnation: row.incarnation,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    handedInAt: row.handed_in_at,
    emptyAt: row.empty_at,
    emptyCount: row.empty_count,
  };
}

/** Over either database. */
export function deviceStore(database: Kysely<Tables>): DeviceStore {
  const writing = <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>) =>
    database.transaction().execute(work);
  const change = (id: string, values: Partial<Tables['device']>): Promise<unknown> =>
    writing((transaction) => transaction.updateTable('device').set(values).where('id', '=', id).execute());
  return {
    async byId(id) {
      const row = await database.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : deviceFromRow(row);
    },

    async ofScope(scope) {
      const rows = await database.selectFrom('device').selectAll().where('scope', '=', scope).orderBy('id').execute();
      return rows.map(deviceFromRow);
    },

    async enrol({ id, scope, name, publicKey, by, at }) {
      const facts = { scope, public_key: publicKey, ...(name === undefined ? {} : { name }) };
      await writing((transaction) =>
        transaction
          .insertInto('device')
          .values({
            ...{ id, name: '', since: at, enrolled_by: by, waiting: 0, received: 0, empty_count: 0 },
            ...facts,
          })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...facts, enrolled_by: by }))
          .execute(),
      );
    },

    async learnKey(id, publicKey) {
      const { numUpdatedRows } = await writing((transaction) =>
        transaction
          .updateTable('device')
          .set({ public_key: publicKey })
          .where('id', '=', id)
          .where('public_key', 'is', null)
          .executeTakeFirst(),
      );
      return numUpdatedRows > 0n;
    },

    async rename(id, name) {
      await change(id, { name });
    },

    async note(id, { exchangedAt, usedBy, waiting, received, build, incarnation, missing }) {
      const told = { exchanged_at: exchangedAt, used_by: usedBy, waiting, received, build, incarnation };
      await writing(async (transaction) => {
        await transaction.updateTable('device').set(told).where('id', '=', id).execute();
        if (missing === 0) return;
        const empty = { empty_at: exchangedAt, empty_count: missing };
        const open = transaction.updateTable('device').set(empty).where('id', '=', id).where('empty_at', 'is', null);
        await open.execute();
      });
    },

    async seen(id) {
      await change(id, { empty_at: null, empty_count: 0 });
    },

    async revoke(id, by, at) {
      await writing((transaction) =>
        transaction
          .updateTable('device')
          .set({ revoked_at: at, revoked_by: by })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute(),
      );
    },

    async received(scope, id) {
      const { sum } = await database
        .selectFrom('lane')
        .select((lane) => lane.fn.sum<number | string | null>('last').as('sum'))
        .where('scope', '=', scope)
        .where('device', '=', id)
        .executeTakeFirstOrThrow();
      return Number(sum ?? 0);
    },

    async addCode({ hash, scope, name, madeAt, madeBy, expiresAt }) {
      await writing(async (transaction) => {
        await transaction.deleteFrom('device_code').where('expires_at', '<=', madeAt).execute();
        const code = { hash, scope, name, made_at: madeAt, made_by: madeBy, expires_at: expiresAt };
        await transaction.insertInto('device_code').values(code).execute();
      });
    },

    async useCode({ hash, scope, device, at }) {
      return writing(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('device_code')
          .set({ used_at: at, device })
          .where('hash', '=', hash)
          .where('scope', '=', scope)
          .where('expires_at', '>', at)
          .where('used_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return undefined;
        return transaction.selectFrom('device_code').select('name').where('hash', '=', hash).executeTakeFirst();
      });
    },

    ...handInStore(database),
  };
}
