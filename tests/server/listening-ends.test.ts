import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceDeedPath } from '../../src/protocol/devices.ts';
import { livePath } from '../../src/protocol/live.ts';
import { type PersonDeed, personDeedPath } from '../../src/protocol/people.ts';
import { signOutPath } from '../../src/protocol/sign-in.ts';
import { createLive } from '../../sync-server/live.ts';
import { createLocalPokes, type Pokes } from '../../sync-server/pokes.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { madeUpId } from '../support/acts.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { openProvedDevice } from '../support/proved-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openTestStore } from '../support/test-store.ts';
import { codeOf, ids } from './machines-stage.ts';
import { type Desk, openDesk } from './open-desk.ts';

const minute = 60_000;

let time: FakeClock;
let pokes: Pokes;
let server: ServerInProcess;
let admin: Desk;
let hers: Desk;
/** Another machine of hers. */
let elsewhere: Desk;
let colleague: Desk;
/** How often the server has looked up who a token is of. */
let looks: number;
let isDown: boolean;
/** Once, between looking up who asks and what follows. */
let meanwhile: (() => Promise<unknown>) | undefined;
let tellMissed: () => void;

beforeEach(async () => {
  time = createFakeClock();
  pokes = createLocalPokes();
  const clock = holdServerClock();
  const inner = await openTestStore({ clock });
  const token: ServerStore['accounts']['token'] = async (hash) => {
    if (isDown) throw new Error('The database is down.');
    looks += 1;
    const found = await inner.accounts.token(hash);
    const run = meanwhile;
    meanwhile = undefined;
    await run?.();
    return found;
  };
  const store: ServerStore = { ...inner, accounts: { ...inner.accounts, token } };
  [isDown, meanwhile] = [false, undefined];
  const lossy: Pick<Pokes, 'subscribe'> = {
    subscribe(listener) {
      tellMissed = () => listener.missed();
      return pokes.subscribe(listener);
    },
  };
  server = await openServerInProcess(
    { clock, pokes, timers: time, live: createLive({ store, pokes: lossy }) },
    { store },
  );
  admin = await openDesk(server, { account: 0, device: 0 });
  hers = await openDesk(server, { account: 1, device: 1 });
  elsewhere = await openDesk(server, { account: 1, device: 2 });
  colleague = await openDesk(server, { account: 2, device: 3 });
  await server.store.accounts.setRoles(hers.author, ['officer'], clock.now());
  looks = 0;
});
afterEach(async () => {
  server.parts.live.endAll();
  await server.close();
});

const post = (desk: Desk, path: string, body: object) =>
  server.fetch(server.serverUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.session.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const deed = (what: PersonDeed, body: object) =>
  post(admin, personDeedPath(hers.author, what), { request: madeUpId(0x7e_0000), reason: 'Thử cho biết', ...body });
const ask = (desk: Desk, query = '') =>
  server.fetch(server.serverUrl + livePath + query, { headers: { authorization: `Bearer ${desk.session.token}` } });

/** An open stream: what it has said, and whether it has ended. */
async function listening(desk: Desk) {
  return opened(await ask(desk));
}

async function opened(response: Response) {
  if (response.status !== 200) throw new Error(`The stream was refused: ${response.status}`);
  const heard: string[] = [];
  const state = { ended: false, heard };
  void (async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read())
      heard.push(read.value);
    state.ended = true;
  })();
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  return state;
}

const ended = (...streams: { readonly ended: boolean }[]) =>
  vi.waitFor(() => expect(streams.map((stream) => stream.ended)).toEqual(streams.map(() => true)));
/** What is under way has come to its end. */
const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const saidOf = (seq: number) => `data: {"scope":"99999","seq":${seq}}\n\n`;

type Refused = readonly [status: number, code: string];
interface Way {
  readonly end: () => Promise<unknown>;
  /** What she is told when she asks again. */
  readonly then: Refused;
  /** On her other machine too. */
  readonly everywhere: boolean;
}
const now = () => server.clock.now();
const signedOut = [401, 'signInNeeded'] as const;
const ways: Readonly<Record<string, Way>> = {
  'her machine is revoked': {
    end: () => post(admin, deviceDeedPath(hers.device, 'revoke'), {}),
    then: [403, 'deviceRevoked'],
    everywhere: false,
  },
  'her access ends': {
    end: () => deed('end', {}),
    then: [403, 'accessEnded'],
    everywhere: true,
  },
  'her roles see nothing of the commune any more': {
    end: () => server.parts.store.accounts.setRoles(hers.author, ['supervisor'], now()),
    then: [403, 'forbidden'],
    everywhere: true,
  },
  'she gets a password for one sign-in': {
    end: () => deed('password', { reason: undefined }),
    then: signedOut,
    everywhere: true,
  },
  'a passkey of hers is taken away': {
    async end() {
      const passkey = { id: 'thu', account: hers.author, device: hers.device, publicKey: 'thu', madeAt: now() };
      await server.store.passkeys.add({ ...passkey, counter: 0, transports: [] }, 5);
      await deed('passkey', { machine: hers.device });
    },
    then: signedOut,
    everywhere: true,
  },
  'she signs out': { end: () => post(hers, signOutPath, {}), then: signedOut, everywhere: false },
  'she changes her password on another machine': {
    end: () =>
      post(elsewhere, '/v1/password', { old: server.accounts[1].password, new: 'một câu khác hẳn, cho thử 7' }),
    then: signedOut,
    everywhere: false,
  },
};

describe.each(Object.entries(ways))('when %s', (_, { end, then, everywhere }) => {
  it('[R18] her streams end at once and are told why when they come again; others go on and hear the next change', async () => {
    const [stream, other, beside] = [await listening(hers), await listening(elsewhere), await listening(colleague)];
    await end();
    await ended(stream, ...(everywhere ? [other] : []));
    expect(await codeOf(await ask(hers))).toEqual(then);
    pokes.publish({ scope: '99999', seq: 40 });
    await vi.waitFor(() => expect(beside.heard).toEqual([saidOf(0), saidOf(40)]));
    expect([other.ended, beside.ended]).toEqual([everywhere, false]);
    expect(stream.heard).toEqual([saidOf(0)]);
  });

  it('[R18] a question that is held for her is answered so at once', async () => {
    const [answer, beside] = [
      ask(hers, '?scope=99999&after=0&wait=25'),
      ask(colleague, '?scope=99999&after=0&wait=25'),
    ];
    await vi.waitFor(() => expect(server.parts.live.count()).toBe(2));
    await settled();
    await end();
    expect(await codeOf(await answer)).toEqual(then);
    pokes.publish({ scope: '99999', seq: 40 });
    expect(await (await beside).json()).toEqual({ scope: '99999', seq: 40 });
  });
});

it('[R18] her streams of a commune that she has left end, and she hears of the one where she is', async () => {
  const stream = await listening(hers);
  const { access } = server.parts.store;
  const byHand = { scope: null, request: null, by: null, device: null, reason: 'Thử', at: now() };
  await access.change({ ...byHand, deed: { kind: 'move', account: hers.author, to: '99998' } });
  await ended(stream);
  expect(await codeOf(await ask(hers, '?scope=99999'))).toEqual([403, 'forbidden']);
  expect((await listening(hers)).heard).toEqual(['data: {"scope":"99998","seq":0}\n\n']);
});

it('[R18] a machine that is let in under another key ends what was opened under the one before', async () => {
  const [machine, another] = [openProvedDevice(server, ids.first), openProvedDevice(server, ids.first)];
  const { token } = (await (await machine.signIn(server.accounts[1])).json()) as { readonly token: string };
  const askProved = () => machine.wire(server.serverUrl + livePath, { headers: { authorization: `Bearer ${token}` } });
  const stream = await opened(await askProved());
  const { publicKey } = another.key;
  await server.parts.store.devices.enrol({ id: ids.first, scope: '99999', publicKey, by: admin.author, at: now() });
  await ended(stream);
  expect(await codeOf(await askProved())).toEqual([401, 'deviceNotProved']);
});

it('[R17] [R18] looks at those alone of whom something is said, and a role that may still hear ends nothing', async () => {
  const streams = [await listening(hers), await listening(elsewhere), await listening(colleague)];
  const before = looks;
  await server.parts.store.accounts.setRoles(hers.author, ['leader'], now());
  await vi.waitFor(() => expect(looks - before).toBe(2));
  await settled();
  expect(looks - before).toBe(2);
  expect(streams.map((stream) => stream.ended)).toEqual([false, false, false]);
});

it('[R18] the store tells of every way in which a right or a sign-in may go, and of no order that is refused', async () => {
  const told: string[] = [];
  pokes.subscribe({ poked: () => undefined, standing: (who) => told.push(who), missed: () => undefined });
  const { access, accounts, sessions } = server.parts.store;
  const times = { issuedAt: now(), expiresAt: '2026-12-20T02:00:00.000Z' };
  const whose = { account: hers.author, device: hers.device, session: 's1', ...times };
  const renew = (used: string, next: string) =>
    sessions.renew({ used, next: { ...whose, hash: next }, token: { ...whose, hash: `token ${next}` } });
  await accounts.addToken({ ...whose, hash: 'token' });
  await sessions.begin({ ...whose, hash: 'first' });
  expect(await renew('first', 'second')).toBe('renewed');
  await sessions.use({ ...whose, hash: 'token second', fresh: true });
  expect(told).toEqual([]);
  expect(await renew('first', 'third')).toBe('spent');
  expect(await sessions.end('unknown')).toBeUndefined();
  expect(told.splice(0)).toEqual([hers.author]);
  const byHand = { scope: null, request: null, by: null, device: null, reason: 'Thử', at: now() };
  await access.change({ ...byHand, deed: { kind: 'end', account: madeUpId(0xaff) } });
  expect(await accounts.setPassword({ account: hers.author, from: 'another', to: 'x', keep: 'x' })).toBe(false);
  expect(told).toEqual([]);
  await accounts.reassign(hers.author, '99998', now());
  await accounts.endAccess(colleague.author, now());
  expect(told).toEqual([hers.author, colleague.author]);
});

it('[R18] what ends between looking up who asks and her taking her place is seen before anything is said', async () => {
  meanwhile = () => server.parts.store.devices.revoke(hers.device, null, now());
  expect(await codeOf(await ask(hers))).toEqual([403, 'deviceRevoked']);
  expect(server.parts.live.count()).toBe(0);
});

it('[R18] looks at everybody when words may have been lost, before it tells where the commune stands', async () => {
  const [stream, beside] = [await listening(hers), await listening(colleague)];
  // By another process, whose word does not come.
  await server.store.devices.revoke(hers.device, null, now());
  await admin.push(1, admin.acts.opening());
  tellMissed();
  await ended(stream);
  await vi.waitFor(() => expect(beside.heard).toEqual([saidOf(0), saidOf(1)]));
  expect(beside.ended).toBe(false);
});

it('[R18] a word that never comes holds a stream open for a minute at most', async () => {
  const [stream, beside] = [await listening(hers), await listening(colleague)];
  time.advance(minute - 1);
  await server.store.devices.revoke(hers.device, null, now());
  time.advance(1);
  await ended(stream);
  expect(beside.ended).toBe(false);
  await settled();
  // The others are looked at again and again.
  await server.store.accounts.endAccess(colleague.author, now());
  time.advance(minute);
  await ended(beside);
});

it('[R17] a database that does not answer ends nobody; they are looked at again a minute later', async () => {
  const [stream, beside] = [await listening(hers), await listening(colleague)];
  isDown = true;
  await server.parts.store.devices.revoke(hers.device, null, now());
  tellMissed();
  time.advance(minute);
  await settled();
  expect([stream.ended, beside.ended]).toEqual([false, false]);
  isDown = false;
  time.advance(minute);
  await ended(stream);
  expect(beside.ended).toBe(false);
});
