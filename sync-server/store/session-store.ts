import type { Kysely } from 'kysely';
import type { SessionStore, StoredRefresh } from './account-port.ts';
import type { Tables } from './tables.ts';

const rowOf = ({ hash, session, account, device, expiresAt }: StoredRefresh) => ({
  ...{ hash, session, account, device },
  expires_at: expiresAt,
  standing: 'current' as const,
});

async function endSession(transaction: Kysely<Tables>, session: string): Promise<void> {
  await transaction.deleteFrom('token').where('session', '=', session).execute();
  await transaction.deleteFrom('refresh_token').where('session', '=', session).execute();
}

export function sessionStore(database: Kysely<Tables>): SessionStore {
  return {
    async begin(refresh) {
      await database
        .transaction()
        .execute((transaction) => transaction.insertInto('refresh_token').values(rowOf(refresh)).execute());
    },

    async find(hash) {
      const row = await database.selectFrom('refresh_token').selectAll().where('hash', '=', hash).executeTakeFirst();
      if (row === undefined) return undefined;
      const { session, account, device, expires_at: expiresAt } = row;
      return { hash, session, account, device, expiresAt };
    },

    renew: ({ used, next, token }) =>
      database.transaction().execute(async (transaction) => {
        // Locks it: of two who come with the same one, the second sees what the first has made of it.
        await transaction
          .updateTable('refresh_token')
          .set((row) => ({ device: row.ref('device') }))
          .where('hash', '=', used)
          .execute();
        const found = await transaction
          .selectFrom('refresh_token')
          .select(['session', 'expires_at', 'standing'])
          .where('hash', '=', used)
          .executeTakeFirst();
        if (found === undefined || found.expires_at <= token.issuedAt) return 'unknown';
        const { session } = found;
        if (found.standing === 'spent') {
          await endSession(transaction, session);
          return 'spent';
        }
        await transaction
          .updateTable('refresh_token')
          .set({ standing: 'spent' })
          .where('session', '=', session)
          .where('standing', '!=', 'spent')
          .execute();
        await transaction.updateTable('refresh_token').set({ standing: 'before' }).where('hash', '=', used).execute();
        // What went out with an answer that was lost is nobody's.
        await transaction.deleteFrom('token').where('session', '=', session).where('fresh', '=', 1).execute();
        await transaction.deleteFrom('token').where('expires_at', '<=', token.issuedAt).execute();
        await transaction.deleteFrom('refresh_token').where('expires_at', '<=', token.issuedAt).execute();
        await transaction
          .insertInto('refresh_token')
          .values(rowOf({ ...next, session }))
          .execute();
        const { hash, account, device, issuedAt, expiresAt } = token;
        const times = { issued_at: issuedAt, expires_at: expiresAt };
        await transaction
          .insertInto('token')
          .values({ hash, account, device, ...times, session, fresh: 1 })
          .execute();
        await transaction.updateTable('account').set({ seen_at: issuedAt }).where('id', '=', account).execute();
        return 'renewed';
      }),

    async use({ hash, session }) {
      if (session === undefined) return;
      await database.transaction().execute(async (transaction) => {
        await transaction.updateTable('token').set({ fresh: 0 }).where('hash', '=', hash).execute();
        await transaction
          .updateTable('refresh_token')
          .set({ standing: 'spent' })
          .where('session', '=', session)
          .where('standing', '=', 'before')
          .execute();
      });
    },

    async end(hash) {
      return database.transaction().execute(async (transaction) => {
        const ofToken = await transaction
          .selectFrom('token')
          .select(['session', 'account'])
          .where('hash', '=', hash)
          .executeTakeFirst();
        const ofRefresh = await transaction
          .selectFrom('refresh_token')
          .select(['session', 'account'])
          .where('hash', '=', hash)
          .executeTakeFirst();
        const session = ofToken?.session ?? ofRefresh?.session ?? null;
        if (session !== null) await endSession(transaction, session);
        else await transaction.deleteFrom('token').where('hash', '=', hash).execute();
        return ofToken?.account ?? ofRefresh?.account;
      });
    },
  };
}
