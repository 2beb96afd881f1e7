import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Role, roles as allRoles } from '../../src/domain/access/role.ts';
import {
  peopleAnswerSchema,
  peoplePath,
  type PersonDeed,
  personDeedPath,
  personDeeds,
  personDoneSchema,
} from '../../src/protocol/people.ts';
import { exchangeLimits } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { signInPlain } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { otherCommune } from '../support/server-parts.ts';
import { codeOf } from './machines-stage.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let admin: Desk;
let officer: Desk;
let drawn = 0x7e_0000;
const request = () => madeUpId((drawn += 1));

beforeEach(async () => {
  server = await openServerInProcess();
  admin = await openDesk(server, { account: 0, device: 0 });
  officer = await openDesk(server, { account: 1, device: 1 });
  const { accounts } = server.store;
  await accounts.setRoles(admin.author, ['administrator'], server.clock.now());
  await accounts.setRoles(officer.author, ['officer'], server.clock.now());
  await accounts.setRoles(server.accounts[2].id, ['leader'], server.clock.now());
});
afterEach(() => server.close());

const ask = (desk: Desk, path: string, body?: object) =>
  server.fetch(server.serverUrl + path, {
    headers: { authorization: `Bearer ${desk.session.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
const fieldOf = async (answer: Response) => [answer.status, ((await answer.json()) as { field?: string }).field];
const done = async (answer: Response) => v.parse(personDoneSchema, await answer.json());
const list = async (desk = admin) => v.parse(peopleAnswerSchema, await (await ask(desk, peoplePath)).json());
const person = async (username: string) => (await list()).people.find((one) => one.username === username);
const somebody = (username = 'thu.moi') => ({
  ...{ request: request(), username, name: 'Thử Thị Mới', title: 'Công chức (thử)' },
  roles: ['reception', 'officer'],
});
const deed = (id: string, what: PersonDeed, body: object, by = admin) =>
  ask(by, personDeedPath(id, what), { request: request(), ...body });
const signIn = (username: string, password: string) =>
  signInPlain({ ...server, device: madeUpId(0xd0_99), account: { username, password } });

describe('people of a commune, by its administrator', () => {
  it('[R18] adds a person, with a password for one sign-in, and tells of it in the log', async () => {
    const { password, until, id } = await done(await ask(admin, peoplePath, somebody()));
    expect(until).toBe('2026-11-27T02:00:00.000Z');
    expect(await (await signIn('thu.moi', password ?? '')).json()).toMatchObject({
      mustChange: true,
      account: { id, name: 'Thử Thị Mới', roles: ['officer', 'reception'] },
    });
    const { people, changes } = await list();
    expect(people.find((one) => one.id === id)).toMatchObject({ oneTimeUntil: until, endedAt: null });
    const by = server.accounts[0].name;
    expect(changes[0]).toMatchObject({ no: 4, kind: 'add', name: 'Thử Thị Mới', became: 'officer reception', by });
    expect(await fieldOf(await ask(admin, peoplePath, somebody()))).toEqual([403, 'nameTaken']);
    // A name of another commune is taken too, and that is all that is told.
    expect(await fieldOf(await ask(admin, peoplePath, somebody('ben1')))).toEqual([403, 'nameTaken']);
    // Such names are the connectors’, also of communes that have none yet.
    expect(await fieldOf(await ask(admin, peoplePath, somebody('ket-noi-00001')))).toEqual([403, 'nameTaken']);
  });

  it('[R8] does once what is asked again after a lost answer, with a password that is good', async () => {
    const order = somebody();
    const first = await done(await ask(admin, peoplePath, order));
    const second = await done(await ask(admin, peoplePath, order));
    expect(second.id).toBe(first.id);
    expect((await list()).changes.filter(({ kind }) => kind === 'add').length).toBe(1);
    expect((await signIn('thu.moi', first.password ?? '')).status).toBe(401);
    expect((await signIn('thu.moi', second.password ?? '')).status).toBe(200);
    const end = { request: request(), reason: 'Nghỉ việc (thử)' };
    for (let time = 0; time < 2; time += 1) expect((await deed(first.id, 'end', end)).status).toBe(200);
    expect((await list()).changes.filter(({ kind }) => kind === 'end').length).toBe(1);
    // The same request for something else is no repetition.
    expect(await fieldOf(await deed(admin.author, 'end', end))).toEqual([403, 'changedMeanwhile']);
  });

  it('[R8] leaves a password of her own alone, however late the request comes again', async () => {
    const order = somebody();
    const { password, id } = await done(await ask(admin, peoplePath, order));
    const { passwordHash } = (await server.store.accounts.byUsername('thu.moi')) ?? { passwordHash: '' };
    const change = { account: id, from: passwordHash, to: 'hers', keep: '' };
    expect(await server.store.accounts.setPassword(change)).toBe(true);
    expect(await done(await ask(admin, peoplePath, order))).toEqual({ id, password: null, until: null });
    expect((await server.store.accounts.byUsername('thu.moi'))?.passwordHash).toBe('hers');
    expect(password).not.toBeNull();
  });

  it('[R18] [R10] changes roles from what the asker saw; who comes second looks again', async () => {
    const to = (from: Role[], roles: Role[]) =>
      deed(officer.author, 'roles', { from, roles, reason: 'Phân công lại (thử)' });
    expect((await to(['officer'], ['volunteer', 'reception'])).status).toBe(200);
    expect((await person('thu2'))?.roles).toEqual(['reception', 'volunteer']);
    expect(await fieldOf(await to(['officer'], ['leader']))).toEqual([403, 'changedMeanwhile']);
    expect((await list()).changes[0]).toMatchObject({ was: 'officer', became: 'reception volunteer' });
  });

  it('[R18] what was set apart for want of a role takes effect when it is given; who ends takes nothing along', async () => {
    const birth = officer.acts.opening();
    await deed(officer.author, 'roles', { from: ['officer'], roles: ['administrator'], reason: 'thử vai trò' });
    expect(standing(await officer.push(1, birth))).toEqual(['quarantined 1']);
    await deed(officer.author, 'roles', { from: ['administrator'], roles: ['officer'], reason: 'trả lại (thử)' });
    const word = await officer.exchange({ held: [{ scope: officer.scope, mid: birth.mid, revision: 1 }] });
    expect(word.receipts).toMatchObject([{ status: 'applied', revision: 2 }]);
    expect((await deed(officer.author, 'end', { reason: 'Chuyển công tác (thử)' })).status).toBe(200);
    const pull = [{ scope: officer.scope, cursor: null, want: [], pageBytes: exchangeLimits.pageBytes.min }];
    const answer = await officer.exchange({ lanes: [officer.run(2, officer.acts.opening())], pull });
    expect([standing(answer), answer.revoked]).toEqual([['quarantined 1'], [officer.scope]]);
  });

  it('[R18] gives back what was ended by mistake, as a grant of its own', async () => {
    await deed(officer.author, 'end', { reason: 'Nhầm người (thử)' });
    const again = { roles: ['officer'], reason: 'Đã cho nghỉ nhầm (thử)' };
    const { password } = await done(await deed(officer.author, 'restore', again));
    expect((await signIn('thu2', password ?? '')).status).toBe(200);
    const kinds = (await list()).changes.map(({ kind }) => kind).slice(0, 2);
    expect(kinds).toEqual(['restore', 'end']);
    expect(await fieldOf(await deed(officer.author, 'restore', again))).toEqual([403, 'notEnded']);
  });

  it('[R18] leaves a commune its administrator, and nobody raises herself', async () => {
    const self = (what: PersonDeed, body: object) => deed(admin.author, what, body);
    const roles = (...to: Role[]) => ({ from: ['administrator'], roles: to, reason: 'thử tự đổi' });
    expect(await fieldOf(await self('roles', roles('administrator', 'leader')))).toEqual([403, 'notYours']);
    expect(await fieldOf(await self('roles', roles('leader')))).toEqual([403, 'notYours']);
    expect(await fieldOf(await self('end', { reason: 'thử tự đi' }))).toEqual([403, 'notYours']);
    expect(await fieldOf(await self('password', {}))).toEqual([403, 'notYours']);
    const second = { from: ['officer'], roles: ['officer', 'administrator'], reason: 'thêm người quản trị' };
    await deed(officer.author, 'roles', second);
    const out = { from: ['administrator', 'officer'], roles: ['officer'], reason: 'thôi quản trị (thử)' };
    // Of two who take it from each other at once, one stays.
    const both = await Promise.all([
      deed(officer.author, 'roles', out),
      deed(admin.author, 'roles', { from: ['administrator'], roles: ['officer'], reason: 'thử' }, officer),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    const left = (await server.store.access.people(admin.scope)).filter((one) => one.roles.includes('administrator'));
    expect(left.length).toBe(1);
  });

  it('[R18] cannot touch who looks on from the province, nor give that', async () => {
    const to = { from: ['officer'], roles: ['supervisor'], reason: 'thử giám sát' };
    expect(await fieldOf(await deed(officer.author, 'roles', to))).toEqual([403, 'notYours']);
    expect(await fieldOf(await ask(admin, peoplePath, { ...somebody(), roles: ['supervisor'] }))).toEqual([
      403,
      'notYours',
    ]);
    await server.store.accounts.setRoles(officer.author, ['supervisor'], server.clock.now());
    expect(await fieldOf(await deed(officer.author, 'password', {}))).toEqual([403, 'notYours']);
    expect(await fieldOf(await deed(officer.author, 'end', { reason: 'thử giám sát' }))).toEqual([403, 'notYours']);
  });

  it('[R18] knows nobody of another commune', async () => {
    for (const what of personDeeds) {
      const body = {
        ...(what === 'password' ? {} : { reason: 'người xã khác' }),
        ...(what === 'roles' ? { from: ['officer'] } : {}),
        ...(what === 'passkey' ? { machine: madeUpId(0xd0_01) } : {}),
        ...(what === 'roles' || what === 'restore' ? { roles: ['officer'] } : {}),
      };
      for (const id of [server.accounts[3].id, madeUpId(0x77), 'x']) {
        expect(await codeOf(await deed(id, what, body))).toEqual([404, 'notFound']);
      }
    }
    expect((await list()).people.map(({ username }) => username)).toEqual(['thu1', 'thu2', 'thu3']);
  });
});

describe('every role at every route about people', () => {
  it.each(allRoles)('[R18] %s: sees the list, changes access, or neither', async (role) => {
    await server.store.accounts.setRoles(officer.author, [role], server.clock.now());
    const sees = role === 'administrator' || role === 'leader';
    const changes = role === 'administrator';
    expect((await ask(officer, peoplePath)).status).toBe(sees ? 200 : 403);
    const third = server.accounts[2].id;
    const made = { id: 'thu-khoa-may-0001', publicKey: 'AA', counter: 0, transports: [], madeAt: server.clock.now() };
    await server.store.passkeys.add({ ...made, account: third, device: officer.device }, 20);
    const before = await list();
    expect((await ask(officer, peoplePath, somebody(`thu.${role}`))).status).toBe(changes ? 200 : 403);
    const bodies: readonly [PersonDeed, object][] = [
      ['roles', { from: ['leader'], roles: ['officer'], reason: 'thử vai trò' }],
      ['password', {}],
      ['passkey', { machine: officer.device, reason: 'thử thu hồi' }],
      ['end', { reason: 'thử kết thúc' }],
      ['restore', { roles: ['leader'], reason: 'thử trả lại' }],
    ];
    for (const [what, body] of bodies) {
      expect([what, (await deed(third, what, body, officer)).status]).toEqual([what, changes ? 200 : 403]);
    }
    if (!changes) expect(await list()).toEqual(before);
  });
});

it('[R18] a person moves to another commune at the server alone, and both logs say so', async () => {
  const order = {
    scope: null,
    request: null,
    by: null,
    device: null,
    reason: 'Sáp nhập (thử)',
    at: server.clock.now(),
  };
  const move = { kind: 'move', account: officer.author, to: otherCommune.code } as const;
  expect(await server.store.access.change({ ...order, deed: move })).toMatchObject({ scope: otherCommune.code });
  expect((await list()).changes[0]).toMatchObject({
    kind: 'left',
    became: otherCommune.code,
    was: 'officer',
    by: null,
  });
  const [came] = await server.store.access.changes(otherCommune.code, 1);
  expect(came).toMatchObject({ kind: 'came', was: admin.scope, became: 'officer', reason: 'Sáp nhập (thử)' });
  expect(await server.store.access.change({ ...order, deed: move })).toEqual({
    status: 'refused',
    why: 'noSuchCommune',
  });
  const last = { kind: 'move', account: admin.author, to: otherCommune.code } as const;
  expect(await server.store.access.change({ ...order, deed: last })).toMatchObject({ why: 'lastAdministrator' });
  const nowhere = { kind: 'move', account: officer.author, to: '00000' } as const;
  expect(await server.store.access.change({ ...order, deed: nowhere })).toMatchObject({ why: 'noSuchCommune' });
});
