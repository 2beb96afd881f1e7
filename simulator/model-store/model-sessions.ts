import type { SessionStore, StoredRefresh } from '../../sync-server/store/account-port.ts';
import type { AccountParts } from './model-accounts.ts';
import type { KeptRefresh } from './model-tables.ts';
import type { ModelTransaction } from './model-transaction.ts';

const standingAs = (row: StoredRefresh, standing: KeptRefresh['standing']): KeptRefresh => ({ ...row, standing });

export function modelSessions({ tables, statement, writing }: AccountParts): SessionStore {
  const { refreshTokens, tokens } = tables;
  const end = async (transaction: ModelTransaction, session: string): Promise<void> => {
    for (const row of refreshTokens.by('session', session, transaction.view)) {
      await transaction.remove(refreshTokens, row);
    }
    for (const row of tokens.all(transaction.view)) {
      if (row.session === session) await transaction.remove(tokens, row);
    }
  };
  return {
    begin: (refresh) => writing((transaction) => transaction.insert(refreshTokens, [standingAs(refresh, 'current')])),
    find: (hash) =>
      statement((view) => {
        const row = refreshTokens.get(hash, view);
        if (row === undefined) return undefined;
        const { session, account, device, expiresAt } = row;
        return { hash, session, account, device, expiresAt };
      }),
    async renew({ used, next, token }) {
      let outcome: Awaited<ReturnType<SessionStore['renew']>> = 'unknown';
      await writing(async (transaction) => {
        await transaction.lock(refreshTokens.lock(null, used));
        const found = refreshTokens.get(used, transaction.view);
        if (found === undefined || found.expiresAt <= token.issuedAt) return;
        const { session } = found;
        if (found.standing === 'spent') {
          outcome = 'spent';
          return end(transaction, session);
        }
        for (const row of refreshTokens.by('session', session, transaction.view)) {
          const standing = row.hash === used ? 'before' : 'spent';
          if (row.expiresAt <= token.issuedAt) await transaction.remove(refreshTokens, row);
          else await transaction.upsert(refreshTokens, [standingAs(row, standing)]);
        }
        for (const row of tokens.all(transaction.view)) {
          const isNobodys = row.session === session && row.fresh === true;
          if (isNobodys || row.expiresAt <= token.issuedAt) await transaction.remove(tokens, row);
        }
        await transaction.insert(refreshTokens, [standingAs({ ...next, session }, 'current')]);
        await transaction.insert(tokens, [{ ...token, session, fresh: true }]);
        outcome = 'renewed';
      });
      return outcome;
    },
    use: ({ hash, session }) =>
      writing(async (transaction) => {
        const token = tokens.get(hash, transaction.view);
        if (token === undefined || session === undefined) return;
        await transaction.upsert(tokens, [{ ...token, fresh: false }]);
        for (const row of refreshTokens.by('session', session, transaction.view)) {
          if (row.standing === 'before') await transaction.upsert(refreshTokens, [standingAs(row, 'spent')]);
        }
      }),
    end: (hash) =>
      writing(async (transaction) => {
        const token = tokens.get(hash, transaction.view);
        const found = token ?? refreshTokens.get(hash, transaction.view);
        if (found?.session !== undefined) await end(transaction, found.session);
        else if (token !== undefined) await transaction.remove(tokens, token);
        return found?.account;
      }),
  };
}
