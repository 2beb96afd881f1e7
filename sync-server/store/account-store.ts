import { readRoles, type Role } from '../../src/domain/access/role.ts';
import type { Kysely, Selectable } from 'kysely';
import type { Commune } from '../../src/protocol/sign-in.ts';
import type { DeviceStore } from './device-port.ts';
import type { AccountStore, StoredAccount } from './account-port.ts';
import { moveTurn } from './move-turn.ts';
import { byTheServer, noteAccess } from './note-access.ts';
import type { Tables } from './tables.ts';

function communeFromRow(row: Selectable<Tables['commune']>): Commune {
  return {
    code: row.scope,
    name: row.name,
    provinceCode: row.province_code,
    provinceName: row.province_name,
    closing: row.closing,
  };
}

export function accountFromRow(row: Selectable<Tables['account']>): StoredAccount {
  const { id, scope, username, name, title } = row;
  const roles = rolesFromText(row.roles);
  const account = { id, scope, username, name, title, passwordHash: row.password_hash, roles };
  return {
    ...account,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.one_time_until === null ? {} : { oneTimeUntil: row.one_time_until }),
  };
}

export function rolesFromText(text: string): readonly Role[] {
  return readRoles(text.split(' '));
}

async function scopeOf(transaction: Kysely<Tables>, account: string): Promise<string> {
  const of = transaction.selectFrom('account').select('scope').where('id', '=', account);
  return (await of.executeTakeFirstOrThrow()).scope;
}

export function accountStore(database: Kysely<Tables>, devices: Pick<DeviceStore, 'byId'>): AccountStore {
  const writing = (work: (transaction: Kysely<Tables>) => Promise<unknown>) => database.transaction().execute(work);
  return {
    async communes() {
      const rows = await database.selectFrom('commune').selectAll().orderBy('scope').execute();
      return rows.map(communeFromRow);
    },

    async commune(code) {
      const row = await database.selectFrom('commune').selectAll().where('scope', '=', code).executeTakeFirst();
      return row === undefined ? undefined : communeFromRow(row);
    },

    async putCommune({ code, name, provinceCode, provinceName, closing }) {
      const facts = { name, province_code: provinceCode, province_name: provinceName, closing };
      await writing((transaction) =>
        transaction
          .insertInto('commune')
          .values({ scope: code, ...facts })
          .onConflict((conflict) => conflict.column('scope').doUpdateSet(facts))
          .execute(),
      );
    },

    async byUsername(username) {
      const row = await database.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst();
      return row === undefined ? undefined : accountFromRow(row);
    },

    async byId(id) {
      const row = await database.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : accountFromRow(row);
    },

    async ofCommune(scope) {
      const rows = await database
        .selectFrom('account')
        .select(['id', 'username', 'name', 'title', 'roles'])
        .where('scope', '=', scope)
        .orderBy('username')
        .execute();
      return rows.map(({ roles, ...account }) => ({ ...account, roles: [...rolesFromText(roles)] }));
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await database
        .selectFrom('account')
        .select(['id', 'scope', 'username', 'name', 'title', 'roles'])
        .where('id', 'in', ids)
        .orderBy('id')
        .execute();
      return rows.map(({ roles, ...account }) => ({ ...account, roles: [...rolesFromText(roles)] }));
    },

    async putAccount({ id, scope, username, passwordHash, name, title, roles }, at) {
      await writing((transaction) =>
        transaction
          .insertInto('account')
          .values({
            ...{ id, scope, username, name, title, roles: roles.join(' ') },
            ...{ password_hash: passwordHash, created_at: at },
          })
          .onConflict((conflict) =>
            conflict.column('username').doUpdateSet({ password_hash: passwordHash, name, title, one_time_until: null }),
          )
          .execute(),
      );
    },

    async reassign(account, scope, at) {
      await writing(async (transaction) => {
        const from = await scopeOf(transaction, account);
        await transaction.updateTable('account').set({ scope }).where('id', '=', account).execute();
        const line = { ...byTheServer, account, at };
        for (const of of [from, scope].sort()) {
          const [kind, was, became] = of === from ? (['left', null, scope] as const) : (['came', from, null] as const);
          await noteAccess(transaction, { ...line, scope: of, kind, was, became });
        }
      });
    },

    async setRoles(account, roles, at) {
      await writing(async (transaction) => {
        const scope = await scopeOf(transaction, account);
        const became = roles.join(' ');
        await noteAccess(transaction, { ...byTheServer, scope, kind: 'roles', account, was: null, became, at });
        await transaction.updateTable('account').set({ roles: became }).where('id', '=', account).execute();
      });
    },

    async endAccess(account, at) {
      await writing(async (transaction) => {
        const here = transaction.selectFrom('account').select('scope').where('id', '=', account);
        const found = await here.where('ended_at', 'is', null).executeTakeFirst();
        if (found === undefined) return;
        const { scope } = found;
        await noteAccess(transaction, { ...byTheServer, scope, kind: 'end', account, was: null, became: null, at });
        await transaction.updateTable('account').set({ ended_at: at }).where('id', '=', account).execute();
      });
    },

    async setPassword({ account, from, to, keep }) {
      return database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('account')
          .set({ password_hash: to, one_time_until: null })
          .where('id', '=', account)
          .where('password_hash', '=', from)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        const kept = await transaction
          .selectFrom('token')
          .select('session')
          .where('hash', '=', keep)
          .executeTakeFirst();
        const session = kept?.session ?? '';
        await transaction
          .deleteFrom('token')
          .where('account', '=', account)
          .where('hash', '!=', keep)
          .where((where) => where.or([where('session', 'is', null), where('session', '!=', session)]))
          .execute();
        await transaction
          .deleteFrom('refresh_token')
          .where('account', '=', account)
          .where('session', '!=', session)
          .execute();
        return true;
      });
    },

    async addToken({ hash, account, device, issuedAt, expiresAt, session }) {
      await writing(async (transaction) => {
        await transaction.deleteFrom('token').where('expires_at', '<=', issuedAt).execute();
        await transaction
          .insertInto('token')
          .values({ hash, account, device, issued_at: issuedAt, expires_at: expiresAt, session: session ?? null })
          .execute();
        const seen = await transaction
          .insertInto('account_device')
          .values({ account, device, since: issuedAt })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        await transaction.updateTable('account').set({ seen_at: issuedAt }).where('id', '=', account).execute();
        if (seen.numInsertedOrUpdatedRows !== 0n) await moveTurn(transaction, await scopeOf(transaction, account));
      });
    },

    async token(hash) {
      const row = await database
        .selectFrom('token')
        .innerJoin('account', 'account.id', 'token.account')
        .selectAll('account')
        .select(['token.hash', 'token.device', 'token.issued_at', 'token.expires_at', 'token.session', 'token.fresh'])
        .where('token.hash', '=', hash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { device, issued_at: issuedAt, expires_at: expiresAt } = row;
      const token = { hash: row.hash, account: row.id, device, issuedAt, expiresAt };
      const renewed = row.session === null ? {} : { session: row.session, fresh: row.fresh === 1 };
      return {
        account: accountFromRow(row),
        token: { ...token, ...renewed },
        device: await devices.byId(device),
      };
    },
  };
}
