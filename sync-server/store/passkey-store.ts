import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '../../src/domain/words.ts';
import type { PasskeyStore, SpentChallenge, StoredPasskey } from './passkey-port.ts';
import type { Tables } from './tables.ts';

function passkeyFromRow(row: Selectable<Tables['passkey']>): StoredPasskey {
  const { id, account, device, public_key: publicKey, transports, made_at: madeAt, used_at: usedAt } = row;
  return { id, account, device, publicKey, transports: transports.split(' ').filter(Boolean), madeAt, usedAt };
}

async function spend(transaction: Kysely<Tables>, { hash, expiresAt }: SpentChallenge, at: Instant): Promise<boolean> {
  await transaction.deleteFrom('passkey_challenge').where('expires_at', '<=', at).execute();
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('passkey_challenge')
    .values({ hash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export function passkeyStore(database: Kysely<Tables>): PasskeyStore {
  const writing = <Answer>(work: (transaction: Kysely<Tables>) => Promise<Answer>): Promise<Answer> =>
    database.transaction().execute(work);
  return {
    async byId(id) {
      const row = await database.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : passkeyFromRow(row);
    },

    async ofAccount(account) {
      const rows = await database
        .selectFrom('passkey')
        .selectAll()
        .where('account', '=', account)
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      return rows.map(passkeyFromRow);
    },

    add: ({ id, account, device, publicKey, transports, madeAt, counter }, most) =>
      writing(async (transaction) => {
        const others = transaction.deleteFrom('passkey').where('account', '=', account).where('device', '=', device);
        await others.where('id', '!=', id).execute();
        const { count } = await transaction
          .selectFrom('passkey')
          .select((row) => row.fn.countAll<number | string>().as('count'))
          .where('account', '=', account)
          .executeTakeFirstOrThrow();
        if (Number(count) >= most) return 'full';
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('passkey')
          .values({
            ...{ id, account, device, counter, used_at: null },
            ...{ public_key: publicKey, transports: transports.join(' '), made_at: madeAt },
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n ? 'added' : 'taken';
      }),

    remove: (account, id) =>
      writing(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('passkey')
          .where('id', '=', id)
          .where('account', '=', account)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),

    spend: (challenge, at) => writing((transaction) => spend(transaction, challenge, at)),

    use: ({ id, counter, challenge, at }) =>
      writing(async (transaction) => {
        if (!(await spend(transaction, challenge, at))) return 'spent';
        const { numUpdatedRows } = await transaction
          .updateTable('passkey')
          .set({ counter, used_at: at })
          .where('id', '=', id)
          // One that does not count tells 0 for ever.
          .where('counter', counter === 0 ? '=' : '<', counter)
          .executeTakeFirst();
        return numUpdatedRows === 0n ? 'backwards' : 'used';
      }),
  };
}
