import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceKeyPath, devicePath, provedText } from '../../src/protocol/device-proof.ts';
import { deviceDeedPath, devicesPath } from '../../src/protocol/devices.ts';
import { parcelPath, pieceMediaType } from '../../src/protocol/parcel.ts';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { createRequestLimit } from '../../sync-server/request-limit.ts';
import { makeDeviceKey } from '../support/device-key.ts';
import { openPlainDevice, testNonce } from '../support/plain-device.ts';
import { openProvedDevice, type ProvedDevice } from '../support/proved-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf, idle, ids, machinesOf, minute } from './machines-stage.ts';
import { openDesk } from './open-desk.ts';

let server: ServerInProcess;
beforeEach(async () => {
  server = await openServerInProcess({ enrolment: { by: 'code', keyless: false } });
});
afterEach(() => server.close());

const { signedIn, exchange, asPerson, makeCode, listed } = machinesOf(() => server);
describe('a machine that the server does not know', () => {
  it('[R9] is let in as the first of its commune; every other needs a code, and without the password nothing is told', async () => {
    const first = openProvedDevice(server, ids.first);
    const token = await signedIn(first);
    const second = openProvedDevice(server, ids.second);
    expect(await codeOf(await second.signIn({ ...server.accounts[1], password: 'wrong' }))).toEqual([
      401,
      'wrongCredentials',
    ]);
    expect(await codeOf(await second.signIn(server.accounts[1]))).toEqual([403, 'deviceNotEnrolled']);
    const code = await makeCode(first, token);
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await second.signIn(server.accounts[1], typed)).status).toBe(200);
    // Enrolled, it needs none any more, whoever signs in.
    expect((await second.signIn(server.accounts[2])).status).toBe(200);
    const { devices } = await listed(first, token);
    expect(devices.map(({ id, name, hasKey }) => [id, name, hasKey])).toEqual([
      [ids.first, '', true],
      [ids.second, 'Máy một cửa 1', true],
    ]);
  });

  it('[R9] is not let in by a code that is wrong, used, too old or of another commune, nor by guessing', async () => {
    const first = openProvedDevice(server, ids.first);
    const token = await signedIn(first);
    const beside = openProvedDevice(server, madeUpId(0xd09));
    const besideToken = await signedIn(beside, undefined, server.accounts[3]);
    const [used, old] = [await makeCode(first, token), await makeCode(first, token)];
    const foreign = await makeCode(beside, besideToken);
    const second = openProvedDevice(server, ids.second);
    expect((await second.signIn(server.accounts[1], used)).status).toBe(200);
    const third = openProvedDevice(server, ids.third);
    for (const code of [used, foreign, 'AAAAA-AAAAA', '', 'x'.repeat(40)]) {
      expect(await codeOf(await third.signIn(server.accounts[1], code))).toEqual([403, 'deviceNotEnrolled']);
    }
    for (let guess = 0; guess < 5; guess += 1) await third.signIn(server.accounts[1], 'AAAAA-AAAAA');
    expect(await codeOf(await third.signIn(server.accounts[1], 'AAAAA-AAAAA'))).toEqual([429, 'tooManyTries']);
    server.clock.advance(25 * 60 * minute);
    expect(await codeOf(await third.signIn(server.accounts[1], old))).toEqual([403, 'deviceNotEnrolled']);
  });

  it('[R9] is not let in without a key, nor in the name of a machine that has another', async () => {
    const first = openProvedDevice(server, ids.first);
    const token = await signedIn(first);
    const plain = await server.fetch(`${server.serverUrl}/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'thu1', password: server.accounts[0].password, device: ids.first }),
    });
    expect(await codeOf(plain)).toEqual([403, 'deviceNotEnrolled']);
    const thief = openProvedDevice(server, ids.first);
    expect(await codeOf(await thief.signIn(server.accounts[0]))).toEqual([403, 'deviceNotEnrolled']);
    // A key that it only knows of, and cannot prove.
    const liar = openProvedDevice(server, ids.second, { key: { ...makeDeviceKey(), publicKey: first.key.publicKey } });
    expect(await codeOf(await liar.signIn(server.accounts[0]))).toEqual([401, 'deviceNotProved']);
    expect((await exchange(first.wire, token, idle(first))).status).toBe(200);
  });
});

it('[R9] [R18] is not taken away by another commune, whose code is good and who has read its id on a slip', async () => {
  const machine = openProvedDevice(server, ids.first);
  const token = await signedIn(machine);
  const beside = openProvedDevice(server, madeUpId(0xd09));
  const besideToken = await signedIn(beside, undefined, server.accounts[3]);
  const thief = openProvedDevice(server, ids.first);
  const code = await makeCode(beside, besideToken);
  expect(await codeOf(await thief.signIn(server.accounts[3], code))).toEqual([403, 'deviceNotEnrolled']);
  expect((await exchange(machine.wire, token, idle(machine))).status).toBe(200);
  expect((await server.store.devices.byId(ids.first))?.scope).toBe('99999');
  // With its key it moves there, by the same code; and at home it may be let in anew under another key.
  expect((await machine.signIn(server.accounts[3], code)).status).toBe(200);
  expect((await server.store.devices.byId(ids.first))?.scope).toBe('99998');
  const again = await makeCode(beside, besideToken);
  expect((await openProvedDevice(server, ids.first).signIn(server.accounts[3], again)).status).toBe(200);
});

describe('a machine with a key', () => {
  it('[R6] proves every request: without, forged, replayed too late or for another body, it is none of its own', async () => {
    const machine = openProvedDevice(server, ids.first);
    const token = await signedIn(machine);
    const body = idle(machine);
    expect(await codeOf(await exchange(server.fetch, token, body))).toEqual([401, 'deviceNotProved']);
    const sent: Request[] = [];
    const overheard = openProvedDevice(
      { ...server, fetch: (input, init) => (sent.push(new Request(input, init)), server.fetch(input, init)) },
      ids.first,
      { key: machine.key },
    );
    expect((await exchange(overheard.wire, token, body)).status).toBe(200);
    const proof = sent[0]?.headers.get('authorization') ?? '';
    const again = (text: string, path = syncPath, authorization = proof) =>
      server.fetch(server.serverUrl + path, {
        method: 'POST',
        headers: { authorization, 'content-type': syncMediaType },
        body: text,
      });
    expect((await again(body)).status).toBe(200);
    expect(await codeOf(await again(`${body} `))).toEqual([401, 'deviceNotProved']);
    expect(await codeOf(await again(body, `${syncPath}?a`))).toEqual([401, 'deviceNotProved']);
    // Not its last letter: some of whose bits say nothing.
    const turned = proof.replace(/.(?=.{9}$)/u, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect(await codeOf(await again(body, syncPath, turned))).toEqual([401, 'deviceNotProved']);
    // Of another machine, under the same token.
    const foreign = openProvedDevice(server, ids.first);
    expect(await codeOf(await exchange(foreign.wire, token, body))).toEqual([401, 'deviceNotProved']);
    server.clock.advance(11 * minute);
    expect(await codeOf(await again(body))).toEqual([401, 'deviceNotProved']);
    expect((await exchange(machine.wire, token, body)).status).toBe(200);
  });

  it('[R17] loses nothing of its share to others who ask in its name: its id stands on every slip', async () => {
    const rates = { device: { burst: 4, perSecond: 0.001 }, account: { burst: 40, perSecond: 1 } };
    const limited = await openServerInProcess({ requests: createRequestLimit({ monotonicMs: () => 0 }, rates) });
    const machine = openProvedDevice(limited, ids.first);
    const { token } = (await (await machine.signIn(limited.accounts[0])).json()) as { token: string };
    const asMachine = (wire: typeof fetch) =>
      wire(limited.serverUrl + devicePath, { headers: { authorization: `Device ${ids.first}` } });
    for (let stranger = 0; stranger < 9; stranger += 1)
      expect(await codeOf(await asMachine(limited.fetch))).toEqual([401, 'deviceNotProved']);
    const own = () =>
      machine.wire(limited.serverUrl + syncPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': syncMediaType },
        body: idle(machine),
      });
    expect((await own()).status).toBe(200);
    // Its own asking counts, by its key as by a token.
    for (let time = 0; time < 3; time += 1) expect((await asMachine(machine.wire)).status).toBe(200);
    expect(await codeOf(await asMachine(machine.wire))).toEqual([429, 'tooManyTries']);
    expect(await codeOf(await own())).toEqual([429, 'tooManyTries']);
    await limited.close();
  });

  it('[R3] works with a clock that is years wrong: it is told the server’s, and asks once more', async () => {
    for (const wrongBy of [-9 * 365 * 86_400_000, 20 * 365 * 86_400_000]) {
      const machine = openProvedDevice(server, ids.first, { key: makeDeviceKey(), wrongBy });
      const other = await openServerInProcess({ enrolment: { by: 'code', keyless: false } });
      const there = openProvedDevice(other, ids.first, { key: machine.key, wrongBy });
      expect((await there.signIn(other.accounts[0])).status).toBe(200);
      expect((await there.signIn(other.accounts[0])).status).toBe(200);
      await other.close();
    }
  });

  it('[R7] has its pieces held to the whole that it proved', async () => {
    const machine = openProvedDevice(server, ids.first);
    const token = await signedIn(machine);
    const body = new TextEncoder().encode(idle(machine));
    const digest = createHash('sha256').update(body).digest('base64url');
    const send = (wire: typeof fetch, [from, to]: [number, number], piece: Uint8Array<ArrayBuffer>) =>
      wire(server.serverUrl + parcelPath(testNonce), {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${token}`, digest, accept: pieceMediaType },
          ...{ 'content-type': pieceMediaType, 'content-range': `bytes ${from}-${to - 1}/${body.length}` },
        },
        body: piece,
      });
    expect(await codeOf(await send(server.fetch, [0, 20], body.slice(0, 20)))).toEqual([401, 'deviceNotProved']);
    expect((await send(machine.wire, [0, 20], body.slice(0, 20))).status).toBe(200);
    const wrong = body.slice(20).map((byte, at) => (at === 3 ? byte ^ 1 : byte));
    expect((await send(machine.wire, [20, body.length], wrong)).status).toBe(400);
    expect((await send(machine.wire, [0, 20], body.slice(0, 20))).status).toBe(200);
    expect((await send(machine.wire, [20, body.length], body.slice(20))).status).toBe(206);
  });

  it('[R15] of before works on without one, tells its own once, and is it from then on', async () => {
    const trusting = await openServerInProcess();
    const plain = await openPlainDevice({ ...trusting, account: trusting.accounts[0], device: ids.first });
    const { token } = plain.session;
    const machine = openProvedDevice(trusting, ids.first);
    const introduce = (one: ProvedDevice) =>
      one.wire(trusting.serverUrl + deviceKeyPath, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ key: one.key.publicKey }),
      });
    const liar = openProvedDevice(trusting, ids.first, {
      key: { ...makeDeviceKey(), publicKey: machine.key.publicKey },
    });
    expect(await codeOf(await introduce(liar))).toEqual([401, 'deviceNotProved']);
    expect((await plain.post(plain.request({}))).status).toBe(200);
    expect((await introduce(machine)).status).toBe(200);
    expect((await introduce(machine)).status).toBe(200);
    expect(await codeOf(await plain.post(plain.request({})))).toEqual([401, 'deviceNotProved']);
    expect(await codeOf(await introduce(openProvedDevice(trusting, ids.first)))).toEqual([401, 'deviceNotProved']);
    await trusting.close();
  });
});

describe('what the server keeps of a machine', () => {
  it('[R16] is its last word; one that comes back empty is told of until somebody has seen it', async () => {
    const machine = openProvedDevice(server, ids.first);
    const token = await signedIn(machine);
    await exchange(machine.wire, token, idle(machine, { waiting: 7 }));
    let [device] = (await listed(machine, token)).devices;
    expect(device).toMatchObject({ waiting: 7, build: 'test', incarnation: '0000TEST', emptyAt: null });
    server.clock.advance(minute);
    await exchange(machine.wire, token, idle(machine));
    [device] = (await listed(machine, token)).devices;
    expect(device).toMatchObject({ waiting: 0, emptyAt: server.clock.now(), emptyCount: 7 });
    expect((await asPerson(machine, token, deviceDeedPath(ids.first, 'seen'), {})).status).toBe(200);
    [device] = (await listed(machine, token)).devices;
    expect(device).toMatchObject({ emptyAt: null, emptyCount: 0 });
  });

  it('[R16] is also who used it last and when, for those who may see machines, and for nobody else', async () => {
    const machine = openProvedDevice(server, ids.first);
    const token = await signedIn(machine);
    const tablet = openProvedDevice(server, ids.second);
    const [, second, third] = server.accounts;
    const secondsToken = await signedIn(tablet, await makeCode(machine, token, ''), second);
    const told = async () => (await listed(machine, token)).devices.find(({ id }) => id === ids.second);
    expect(await told()).toMatchObject({ name: '', exchangedAt: null, usedBy: null });
    await exchange(tablet.wire, secondsToken, idle(tablet));
    expect(await told()).toMatchObject({ exchangedAt: server.clock.now(), usedBy: second.name });
    // Another person within the same minute is news; she herself again is none.
    const thirdsToken = await signedIn(tablet, undefined, third);
    server.clock.advance(1_000);
    await exchange(tablet.wire, thirdsToken, idle(tablet));
    const exchangedAt = server.clock.now();
    expect(await told()).toMatchObject({ exchangedAt, usedBy: third.name });
    server.clock.advance(1_000);
    await exchange(tablet.wire, thirdsToken, idle(tablet));
    expect(await told()).toMatchObject({ exchangedAt, usedBy: third.name });
    await server.store.accounts.setRoles(third.id, ['volunteer'], server.clock.now());
    expect(await codeOf(await asPerson(tablet, thirdsToken, devicesPath))).toEqual([403, 'forbidden']);
    // Who works for another commune now is nobody that this one may be told of.
    await server.store.accounts.reassign(third.id, '99998', server.clock.now());
    expect(await told()).toMatchObject({ exchangedAt, usedBy: null });
  });

  it('[R16] is no alarm where what waited has come', async () => {
    const trusting = await openServerInProcess();
    const desk = await openDesk(trusting);
    await desk.exchange({ waiting: 3 });
    await desk.push(1, ...desk.acts.openings(3));
    await desk.exchange({});
    expect(await trusting.store.devices.byId(desk.device)).toMatchObject({ waiting: 0, emptyAt: null });
    await trusting.close();
  });
});

it('a proof is over everything that it stands for', () => {
  const request = { method: 'POST', path: '/v1/sync', credential: 't', time: 'a', digest: 'd' };
  const said = new Set([
    provedText(request),
    ...Object.keys(request).map((key) => provedText({ ...request, [key]: 'other' })),
  ]);
  expect(said.size).toBe(6);
});
