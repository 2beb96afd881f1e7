import { readRoles, type Role } from '../../src/domain/access/role.ts';
import type { Kysely, Selectable } from 'kysely';
import type { Commune } from '../../src/protocol/sign-in.ts';
import type { DeviceStore } from './device-port.ts';
import type { AccountStore, StoredAccount } from './account-port.ts';
import { neverWritten } from './read-counter.ts';
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

function accountFromRow(row: Selectable<Tables['account']>): StoredAccount {
  const { id, scope, username, name, title } = row;
  const account = {
    id,
    scope,
    username,
    name,
    title,
    passwordHash: row.password_hash,
    roles: rolesFromText(row.roles),
  };
  return row.ended_at === null ? account : { ...account, endedAt: row.ended_at };
}

export function rolesFromText(text: string): readonly Role[] {
  return readRoles(text.split(' '));
}

/** Whoever has looked at the commune and not written yet must look again: who counts as known there has changed (R9). */
async function moveTurn(transaction: Kysely<Tables>, account: string): Promise<void> {
  const { scope } = await transaction
    .selectFrom('account')
    .select('scope')
    .where('id', '=', account)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('scope_counter')
    .values({ ...neverWritten, scope, turn: 1 })
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet((row) => ({ turn: row('scope_counter.turn', '+', 1) })),
    )
    .execute();
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
            conflict.column('username').doUpdateSet({ password_hash: passwordHash, name, title }),
          )
          .execute(),
      );
    },

    changePassword: ({ account, from, to, by: { hash, session = '' } }) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('account')
          .set({ password_hash: to })
          .where('id', '=', account)
          .where('password_hash', '=', from)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await transaction
          .deleteFrom('token')
          .where('account', '=', account)
          .where('hash', '!=', hash)
          .where((row) => row.or([row('session', 'is', null), row('session', '!=', session)]))
          .execute();
        await transaction
          .deleteFrom('refresh_token')
          .where('account', '=', account)
          .where('session', '!=', session)
          .execute();
        return true;
      }),

    async reassign(account, scope) {
      await writing(async (transaction) => {
        await moveTurn(transaction, account);
        await transaction.updateTable('account').set({ scope }).where('id', '=', account).execute();
        await moveTurn(transaction, account);
      });
    },

    async setRoles(account, roles, at) {
      await writing(async (transaction) => {
        const { before } = await transaction
          .selectFrom('role_change')
          .select((count) => count.fn.countAll<number | string>().as('before'))
          .where('account', '=', account)
          .executeTakeFirstOrThrow();
        const change = { account, no: Number(before) + 1, roles: roles.join(' '), at };
        await transaction.insertInto('role_change').values(change).execute();
        await transaction
          .updateTable('account')
          .set({ roles: roles.join(' ') })
          .where('id', '=', account)
          .execute();
        await moveTurn(transaction, account);
      });
    },

    async roleChanges(account) {
      const rows = await database
        .selectFrom('role_change')
        .select(['roles', 'at'])
        .where('account', '=', account)
        .orderBy('no')
        .execute();
      return rows.map(({ roles, at }) => ({ roles: rolesFromText(roles), at }));
    },

    async endAccess(account, at) {
      await writing((transaction) =>
        transaction
          .updateTable('account')
          .set({ ended_at: at })
          .where('id', '=', account)
          .where('ended_at', 'is', null)
          .execute(),
      );
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
        if (seen.numInsertedOrUpdatedRows !== 0n) await moveTurn(transaction, account);
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
