import * as v from 'valibot';
import { type Role, readRoles } from '../src/domain/access/role.ts';
import {
  accessChangesTold,
  addPersonSchema,
  type PeopleAnswer,
  type PersonDeed,
  personDeedSchemas,
  type PersonDone,
} from '../src/protocol/people.ts';
import { holdToRight } from './answer-devices.ts';
import type { Carrier } from './authenticate.ts';
import { changeAccess } from './change-access.ts';
import { drawOneTime, type OneTimeParts } from './one-time-password.ts';
import { heldTo } from './read-body.ts';
import type { ReconsiderParts } from './reconsider.ts';
import { Refusal } from './refusal.ts';
import type { AccessDeed, AccessOrder } from './store/access-port.ts';

export interface PeopleParts extends ReconsiderParts, OneTimeParts {
  readonly clock: ReconsiderParts['clock'];
  readonly newId: () => string;
}

/** Everybody of the carrier's commune, and the newest changes of access. @throws {Refusal} `forbidden` */
export async function listPeople(carrier: Carrier, { store, clock }: PeopleParts): Promise<PeopleAnswer> {
  holdToRight(carrier, 'see');
  const { scope } = carrier.account;
  const people = await store.access.people(scope);
  const changes = await store.access.changes(scope, accessChangesTold);
  const named = changes.flatMap(({ account, by }) => (by === null ? [account] : [account, by]));
  const names = new Map((await store.accounts.byIds([...new Set(named)])).map(({ id, name }) => [id, name]));
  const machines = new Set((await store.devices.ofScope(scope)).map(({ id }) => id));
  return {
    serverTime: clock.now(),
    people: people.map((person) => ({
      ...{ id: person.id, username: person.username, name: person.name, title: person.title },
      roles: [...person.roles],
      endedAt: person.endedAt ?? null,
      seenAt: person.seenAt,
      oneTimeUntil: person.oneTimeUntil ?? null,
      machines: person.machines.filter((id) => machines.has(id)),
      passkeys: person.passkeys.map(({ device, madeAt, usedAt }) => ({ machine: device, madeAt, usedAt })),
    })),
    changes: changes.map(({ no, kind, account, was, became, reason, by, at }) => ({
      ...{ no, kind, account, was, became, reason, at },
      name: names.get(account) ?? '',
      by: by === null ? null : (names.get(by) ?? ''),
    })),
  };
}

/** One more person of the carrier's commune, with a password for one sign-in. @throws {Refusal} `forbidden`, `badRequest` */
export async function addPerson(carrier: Carrier, body: unknown, parts: PeopleParts): Promise<PersonDone> {
  holdToRight(carrier, 'manage');
  const { request, username, name, title, roles } = heldTo(addPersonSchema, body);
  const { scope } = carrier.account;
  const { password, kept } = await drawOneTime(parts);
  const facts = { username, name: name.normalize('NFC'), title: title.normalize('NFC'), roles: heldToRoles(roles) };
  const account = { id: parts.newId(), scope, ...facts, ...kept };
  return done(carrier, { deed: { kind: 'add', account }, request, reason: '' }, { password, parts });
}

/** @throws {Refusal} `forbidden` (the field says why), `badRequest` */
export async function doWithPerson(
  carrier: Carrier,
  { id, deed, body }: { readonly id: string; readonly deed: PersonDeed; readonly body: unknown },
  parts: PeopleParts,
): Promise<PersonDone> {
  holdToRight(carrier, 'manage');
  if (!v.is(v.pipe(v.string(), v.uuid()), id)) throw refusalOf('noSuchPerson');
  switch (deed) {
    case 'roles': {
      const { request, from, roles, reason } = heldTo(personDeedSchemas.roles, body);
      const asked = { kind: 'roles', account: id, from: readRoles(from), roles: heldToRoles(roles) } as const;
      return done(carrier, { deed: asked, request, reason }, { password: null, parts });
    }
    case 'end': {
      const { request, reason } = heldTo(personDeedSchemas.end, body);
      return done(carrier, { deed: { kind: 'end', account: id }, request, reason }, { password: null, parts });
    }
    case 'password': {
      const { request } = heldTo(personDeedSchemas.password, body);
      const { password, kept } = await drawOneTime(parts);
      const asked = { kind: 'password', account: id, password: kept } as const;
      return done(carrier, { deed: asked, request, reason: '' }, { password, parts });
    }
    case 'passkey': {
      const { request, machine, reason } = heldTo(personDeedSchemas.passkey, body);
      const asked = { kind: 'passkey', account: id, machine } as const;
      return done(carrier, { deed: asked, request, reason }, { password: null, parts });
    }
    case 'restore': {
      const { request, roles, reason } = heldTo(personDeedSchemas.restore, body);
      const { password, kept } = await drawOneTime(parts);
      const asked = { kind: 'restore', account: id, roles: heldToRoles(roles), password: kept } as const;
      return done(carrier, { deed: asked, request, reason }, { password, parts });
    }
    default:
      return deed satisfies never;
  }
}

async function done(
  { account, device }: Carrier,
  { deed, request, reason }: Pick<AccessOrder, 'request' | 'reason'> & { readonly deed: AccessDeed },
  { password, parts }: { readonly password: string | null; readonly parts: PeopleParts },
): Promise<PersonDone> {
  const who = { scope: account.scope, by: account.id, device };
  const order = { deed, request, reason: reason.normalize('NFC'), ...who, at: parts.clock.now() };
  const outcome = await changeAccess(order, parts);
  if (outcome.status === 'refused') throw refusalOf(outcome.why);
  const isGood = password !== null && (outcome.status === 'done' || outcome.isUnused);
  const until =
    deed.kind === 'add' ? deed.account.oneTimeUntil : 'password' in deed ? deed.password.oneTimeUntil : null;
  return { id: outcome.account, password: isGood ? password : null, until: isGood ? until : null };
}

/** Each once, in the order of the table. @throws {Refusal} `badRequest` */
function heldToRoles(words: readonly string[]): readonly Role[] {
  const roles = readRoles(words);
  if (roles.length !== new Set(words).size) {
    throw new Refusal('badRequest', 'There is no such role here.', { field: 'roles' });
  }
  return roles;
}

function refusalOf(why: string): Refusal {
  const code = why === 'noSuchPerson' ? 'notFound' : 'forbidden';
  return new Refusal(code, 'This cannot be done about this person; the field says why.', { field: why });
}
