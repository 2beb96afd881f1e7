import type { Kysely, Updateable } from 'kysely';
import { isConnectorName } from '../connector-name.ts';
import { type AccessFacts, decideAccess, mayStill, reachesBeyond } from '../decide-access.ts';
import type {
  AccessDeed,
  AccessKind,
  AccessOrder,
  AccessOutcome,
  AccessRefusal,
  AccessStore,
  OneTimePassword,
} from './access-port.ts';
import type { StoredAccount } from './account-port.ts';
import { accountFromRow, rolesFromText } from './account-store.ts';
import { moveTurn } from './move-turn.ts';
import { type AccessLine, noteAccess } from './note-access.ts';
import type { Tables } from './tables.ts';

/** Undoes the transaction, and is its answer. */
class NotFollowed extends Error {
  readonly outcome: AccessOutcome;
  constructor(outcome: AccessOutcome) {
    super('An order about access is not followed.');
    this.outcome = outcome;
  }
}

const refused = (why: AccessRefusal) => new NotFollowed({ status: 'refused', why });

export function accessStore(database: Kysely<Tables>): AccessStore {
  return {
    async change(order) {
      try {
        return await database.transaction().execute((transaction) => follow(transaction, order));
      } catch (error) {
        if (error instanceof NotFollowed) return error.outcome;
        throw error;
      }
    },

    async changes(scope, most, before) {
      let query = database.selectFrom('access_change').selectAll().where('scope', '=', scope);
      if (before !== undefined) query = query.where('no', '<', before);
      const rows = await query.orderBy('no', 'desc').limit(most).execute();
      return rows.map(({ chain: _chain, request: _request, done_by: by, kind, ...row }) => ({
        ...{ ...row, by, kind: kind as AccessKind },
      }));
    },

    async people(scope) {
      const rows = await database
        .selectFrom('account')
        .selectAll()
        .where('scope', '=', scope)
        .orderBy('username')
        .execute();
      const ids = database.selectFrom('account').select('id').where('scope', '=', scope);
      const devices = await database
        .selectFrom('account_device')
        .select(['account', 'device'])
        .where('account', 'in', ids)
        .orderBy('device')
        .execute();
      const passkeys = await database
        .selectFrom('passkey')
        .select(['account', 'device', 'made_at as madeAt', 'used_at as usedAt'])
        .where('account', 'in', ids)
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => {
        const { passwordHash: _secret, ...person } = accountFromRow(row);
        const machines = devices.filter(({ account }) => account === row.id).map(({ device }) => device);
        const hers = passkeys.filter(({ account }) => account === row.id);
        const named = hers.map(({ device, madeAt, usedAt }) => ({ device, madeAt, usedAt }));
        return { ...person, seenAt: row.seen_at, machines, passkeys: named };
      });
    },
  };
}

async function follow(transaction: Kysely<Tables>, order: AccessOrder): Promise<AccessOutcome> {
  const { deed } = order;
  if (deed.kind === 'add') return add(transaction, order, deed);
  const found = await personOf(transaction, deed.account);
  if (found === undefined || (order.scope !== null && found.scope !== order.scope)) throw refused('noSuchPerson');
  const scopes = deed.kind === 'move' ? [found.scope, deed.to].sort() : [found.scope];
  if (deed.kind === 'move') {
    if (deed.to === found.scope) throw refused('noSuchCommune');
    await holdToCommune(transaction, deed.to);
  }
  for (const scope of scopes) await moveTurn(transaction, scope);
  // As the last one to change it left her: whom the counter's lock has waited for.
  const person = await personOf(transaction, deed.account);
  if (person?.scope !== found.scope) throw refused('noSuchPerson');
  const colleagues = await colleaguesIn(transaction, person.scope);
  if (!mayStill({ by: order.by, colleagues })) throw refused('notYours');
  const again = await doneBefore(transaction, person.scope, order);
  if (again !== undefined) return again;
  const why = decideAccess({ deed, person, colleagues, by: order.by });
  if (why !== null) throw refused(why);
  await apply(transaction, order, { deed, scope: person.scope, roles: person.roles.join(' ') });
  return { status: 'done', account: person.id, scope: deed.kind === 'move' ? deed.to : person.scope };
}

async function add(
  transaction: Kysely<Tables>,
  order: AccessOrder,
  { account }: Extract<AccessDeed, { kind: 'add' }>,
): Promise<AccessOutcome> {
  const { id, scope, username, name, title, roles, passwordHash, oneTimeUntil } = account;
  await holdToCommune(transaction, scope);
  await moveTurn(transaction, scope);
  if (!mayStill({ by: order.by, colleagues: await colleaguesIn(transaction, scope) })) throw refused('notYours');
  const again = await doneBefore(transaction, scope, order);
  if (again !== undefined) return again;
  if (order.by !== null && reachesBeyond(roles)) throw refused('notYours');
  if (isConnectorName(username)) throw refused('nameTaken');
  const { numInsertedOrUpdatedRows: made } = await transaction
    .insertInto('account')
    .values({
      ...{ id, scope, username, name, title, roles: roles.join(' ') },
      ...{ password_hash: passwordHash, created_at: order.at, one_time_until: oneTimeUntil },
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .executeTakeFirstOrThrow();
  if (made === 0n) throw refused('nameTaken');
  await noteAccess(transaction, lineOf(order, { scope, kind: 'add', account: id, was: null, became: roles.join(' ') }));
  return { status: 'done', account: id, scope };
}

async function apply(
  transaction: Kysely<Tables>,
  order: AccessOrder,
  { deed, scope, roles }: { deed: Exclude<AccessDeed, { kind: 'add' }>; scope: string; roles: string },
): Promise<void> {
  const { account } = deed;
  const note = (kind: AccessKind, was: string | null, became: string | null, of = scope) =>
    noteAccess(transaction, lineOf(order, { scope: of, kind, account, was, became }));
  const set = (values: Updateable<Tables['account']>) =>
    transaction.updateTable('account').set(values).where('id', '=', account).execute();
  switch (deed.kind) {
    case 'roles':
      await set({ roles: deed.roles.join(' ') });
      return note('roles', roles, deed.roles.join(' '));
    case 'password':
      await putPassword(transaction, account, deed.password);
      return note('password', null, null);
    case 'passkey':
      await takePasskey(transaction, deed);
      return note('passkey', deed.machine, null);
    case 'end':
      await set({ ended_at: order.at });
      return note('end', roles, null);
    case 'restore':
      await set({ ended_at: null, roles: deed.roles.join(' ') });
      await putPassword(transaction, account, deed.password);
      return note('restore', null, deed.roles.join(' '));
    case 'move':
      await set({ scope: deed.to });
      for (const of of [scope, deed.to].sort()) {
        await note(of === scope ? 'left' : 'came', of === scope ? roles : scope, of === scope ? deed.to : roles, of);
      }
      return;
    default:
      return deed satisfies never;
  }
}

async function personOf(transaction: Kysely<Tables>, id: string): Promise<StoredAccount | undefined> {
  const row = await transaction.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : accountFromRow(row);
}

/** Whose access has not ended. */
async function colleaguesIn(transaction: Kysely<Tables>, scope: string): Promise<AccessFacts['colleagues']> {
  const here = transaction.selectFrom('account').select(['id', 'roles']).where('scope', '=', scope);
  const rows = await here.where('ended_at', 'is', null).execute();
  return rows.map(({ id, roles }) => ({ id, roles: rolesFromText(roles) }));
}

async function holdToCommune(transaction: Kysely<Tables>, code: string): Promise<void> {
  const there = await transaction.selectFrom('commune').select('scope').where('scope', '=', code).executeTakeFirst();
  if (there === undefined) throw refused('noSuchCommune');
}

/** Of a request whose answer was lost (R8): nothing is done again, but a password that nobody has seen is drawn anew. */
async function doneBefore(
  transaction: Kysely<Tables>,
  scope: string,
  { request, deed, by }: AccessOrder,
): Promise<AccessOutcome | undefined> {
  if (request === null) return undefined;
  const row = await transaction
    .selectFrom('access_change')
    .innerJoin('account', 'account.id', 'access_change.account')
    .select(['access_change.account', 'access_change.done_by', 'account.one_time_until'])
    .where('access_change.scope', '=', scope)
    .where('request', '=', request)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isSame = row.done_by === by && (deed.kind === 'add' || row.account === deed.account);
  if (!isSame) throw refused('changedMeanwhile');
  const password = deed.kind === 'add' ? deed.account : 'password' in deed ? deed.password : undefined;
  const isUnused = password !== undefined && row.one_time_until !== null;
  if (isUnused) await putPassword(transaction, row.account, password);
  return { status: 'before', account: row.account, scope, isUnused };
}

/** Whoever knew the one before is signed out everywhere; what waits on her machines waits for the next sign-in (R9). */
async function putPassword(
  transaction: Kysely<Tables>,
  account: string,
  { passwordHash, oneTimeUntil }: OneTimePassword,
): Promise<void> {
  await transaction
    .updateTable('account')
    .set({ password_hash: passwordHash, one_time_until: oneTimeUntil })
    .where('id', '=', account)
    .execute();
  await signOutEverywhere(transaction, account);
}

/** It signs in on any machine, so whoever has it is signed out on all of them. */
async function takePasskey(
  transaction: Kysely<Tables>,
  { account, machine }: Extract<AccessDeed, { kind: 'passkey' }>,
): Promise<void> {
  const hers = transaction.deleteFrom('passkey').where('account', '=', account).where('device', '=', machine);
  const { numDeletedRows } = await hers.executeTakeFirst();
  if (numDeletedRows === 0n) throw refused('changedMeanwhile');
  await signOutEverywhere(transaction, account);
}

async function signOutEverywhere(transaction: Kysely<Tables>, account: string): Promise<void> {
  await transaction.deleteFrom('token').where('account', '=', account).execute();
  await transaction.deleteFrom('refresh_token').where('account', '=', account).execute();
}

function lineOf(
  { reason, by, device, at, request }: AccessOrder,
  facts: Pick<AccessLine, 'scope' | 'kind' | 'account' | 'was' | 'became'>,
): AccessLine {
  return { ...facts, reason, done_by: by, device, at, request };
}
