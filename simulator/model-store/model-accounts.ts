import { readRoles } from '../../src/domain/access/role.ts';
import type { AccountStore } from '../../sync-server/store/account-port.ts';
import type { CommonTables } from './model-tables.ts';
import type { ModelTransaction } from './model-transaction.ts';
import type { View } from './versioned-table.ts';

export interface AccountParts {
  readonly tables: CommonTables;
  readonly statement: <Value>(look: (view: View) => Value) => Promise<Value>;
  readonly writing: <Value>(work: (transaction: ModelTransaction) => Promise<Value>) => Promise<Value>;
}

export function modelAccounts({ tables, statement, writing }: AccountParts): AccountStore {
  const { communes, accounts, tokens, accountDevices } = tables;
  const byUsername = (username: string, view: View) => accounts.by('username', username, view)[0];
  const inOrder = (a: string, b: string): number => (a < b ? -1 : 1);
  return {
    communes: () => statement((view) => communes.all(view).sort((a, b) => inOrder(a.code, b.code))),
    commune: (code) => statement((view) => communes.get(code, view)),
    putCommune: (commune) => writing((transaction) => transaction.upsert(communes, [commune])),
    byUsername: (username) => statement((view) => byUsername(username, view)),
    byId: (id) => statement((view) => accounts.get(id, view)),
    ofCommune: (scope) =>
      statement((view) =>
        accounts
          .by('scope', scope, view)
          .map(({ id, username, name, title, roles }) => ({ id, username, name, title, roles: [...roles] }))
          .sort((a, b) => inOrder(a.username, b.username)),
      ),
    byIds: (ids) =>
      statement((view) =>
        accounts
          .getAll(ids, view)
          .map(({ id, scope, username, name, title, roles }) => ({
            id,
            scope,
            username,
            name,
            title,
            roles: [...roles],
          }))
          .sort((a, b) => inOrder(a.id, b.id)),
      ),
    putAccount: (account) =>
      writing(async (transaction) => {
        if (communes.get(account.scope, transaction.view) === undefined) throw new Error('There is no such commune.');
        await transaction.lock(accounts.lock('username', account.username));
        const there = byUsername(account.username, transaction.view);
        const ended = there?.endedAt === undefined ? {} : { endedAt: there.endedAt };
        const stays = there === undefined ? {} : { id: there.id, scope: there.scope, roles: there.roles, ...ended };
        const row = { ...account, ...stays };
        await transaction.upsert(accounts, [row]);
      }),
    reassign: (account, scope) =>
      writing(async (transaction) => {
        const there = accounts.get(account, transaction.view);
        if (there === undefined) throw new Error('There is no such account.');
        if (communes.get(scope, transaction.view) === undefined) throw new Error('There is no such commune.');
        await transaction.lock(accounts.lock('username', there.username));
        await transaction.upsert(accounts, [{ ...there, scope }]);
      }),
    setRoles: (account, roles) =>
      writing(async (transaction) => {
        const there = accounts.get(account, transaction.view);
        if (there === undefined) throw new Error('There is no such account.');
        await transaction.lock(accounts.lock('username', there.username));
        await transaction.upsert(accounts, [{ ...there, roles: readRoles(roles) }]);
      }),
    endAccess: (account, at) =>
      writing(async (transaction) => {
        const there = accounts.get(account, transaction.view);
        if (there === undefined || there.endedAt !== undefined) return;
        await transaction.lock(accounts.lock('username', there.username));
        await transaction.upsert(accounts, [{ ...there, endedAt: at }]);
      }),
    // No story changes a password.
    setPassword: async () => false,
    addToken: (token) =>
      writing(async (transaction) => {
        const { account, device, issuedAt } = token;
        if (accounts.get(account, transaction.view) === undefined) throw new Error('There is no such account.');
        for (const old of tokens.all(transaction.view)) {
          if (old.expiresAt <= issuedAt) await transaction.remove(tokens, old);
        }
        await transaction.pause('statement');
        await transaction.insert(tokens, [token]);
        await transaction.pause('statement');
        await transaction.upsert(accountDevices, [{ account, device }]);
      }),
    token: (hash) =>
      statement((view) => {
        const token = tokens.get(hash, view);
        const account = token === undefined ? undefined : accounts.get(token.account, view);
        if (token === undefined || account === undefined) return undefined;
        return { token, account, device: tables.devices.get(token.device, view) };
      }),
  };
}
