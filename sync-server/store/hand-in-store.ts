import type { Kysely, Selectable } from 'kysely';
import type { DeviceStore, HandedIn } from './device-port.ts';
import type { Tables } from './tables.ts';

type HandInStore = Pick<
  DeviceStore,
  'handIn' | 'beginHandIn' | 'heldOf' | 'addPart' | 'bytesOf' | 'endHandIn' | 'noteHandedIn' | 'handInsOf'
>;

function fromRow(row: Selectable<Tables['handed_in']>): HandedIn {
  const { device, sha256, scope, size, count, begun_at: begunAt, at } = row;
  return { device, sha256, scope, size, count, begunAt, at };
}

/** What revoked machines hand in, in parts: a database of ours holds texts, and a line may bear no more at once. */
export function handInStore(database: Kysely<Tables>): HandInStore {
  const one = (device: string, sha256: string) =>
    database.selectFrom('handed_in').selectAll().where('device', '=', device).where('sha256', '=', sha256);
  const parts = (device: string, sha256: string) =>
    database
      .selectFrom('handed_in_part')
      .select('bytes')
      .where('device', '=', device)
      .where('sha256', '=', sha256)
      .orderBy('position');
  return {
    async handIn(device, sha256) {
      const row = await one(device, sha256).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },

    async beginHandIn({ device, sha256, scope, size, count, begunAt }) {
      await database.transaction().execute(async (transaction) => {
        const begun = transaction
          .selectFrom('handed_in')
          .select('sha256')
          .where('device', '=', device)
          .where('at', 'is', null);
        await transaction
          .deleteFrom('handed_in_part')
          .where('device', '=', device)
          .where('sha256', 'in', begun)
          .execute();
        await transaction.deleteFrom('handed_in').where('device', '=', device).where('at', 'is', null).execute();
        const row = { device, sha256, scope, size, count, begun_at: begunAt };
        await transaction.insertInto('handed_in').values(row).execute();
      });
    },

    async heldOf(device, sha256) {
      const { count } = await database
        .selectFrom('handed_in_part')
        .select((part) => part.fn.max<number | string | null>('position').as('count'))
        .where('device', '=', device)
        .where('sha256', '=', sha256)
        .executeTakeFirstOrThrow();
      if (count === null) return 0;
      const last = await parts(device, sha256).where('position', '=', Number(count)).executeTakeFirstOrThrow();
      return Number(count) + Buffer.from(last.bytes, 'base64').length;
    },

    async addPart(device, sha256, { position, bytes }) {
      const row = { device, sha256, position, bytes: Buffer.from(bytes).toString('base64') };
      await database.transaction().execute((transaction) =>
        transaction
          .insertInto('handed_in_part')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },

    async bytesOf(device, sha256) {
      const rows = await parts(device, sha256).execute();
      return Buffer.concat(rows.map(({ bytes }) => Buffer.from(bytes, 'base64')));
    },

    async endHandIn(device, sha256, at) {
      await database.transaction().execute(async (transaction) => {
        const whole = transaction.updateTable('handed_in').set({ at });
        await whole.where('device', '=', device).where('sha256', '=', sha256).where('at', 'is', null).execute();
        await transaction.updateTable('device').set({ handed_in_at: at }).where('id', '=', device).execute();
      });
    },

    async noteHandedIn(device, at) {
      await database
        .transaction()
        .execute((transaction) =>
          transaction.updateTable('device').set({ handed_in_at: at }).where('id', '=', device).execute(),
        );
    },

    async handInsOf(scope) {
      const rows = await database
        .selectFrom('handed_in')
        .selectAll()
        .where('scope', '=', scope)
        .orderBy('device')
        .execute();
      return rows.map(fromRow);
    },
  };
}
