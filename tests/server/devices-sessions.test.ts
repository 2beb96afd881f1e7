import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceDeedPath } from '../../src/protocol/devices.ts';
import { refreshPath } from '../../src/protocol/refresh.ts';
import { signInPath, signInResponseSchema, signOutPath } from '../../src/protocol/sign-in.ts';
import { createAskRefresh } from '../../src/sync/ask-refresh.ts';
import { openProvedDevice, type ProvedDevice } from '../support/proved-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf, idle, ids, machinesOf } from './machines-stage.ts';

let server: ServerInProcess;
beforeEach(async () => {
  server = await openServerInProcess({ enrolment: { by: 'code', keyless: false } });
});
afterEach(() => server.close());

const { exchange, asPerson, makeCode } = machinesOf(() => server);

/** Signs in on a machine that renews by itself. */
async function session(machine: ProvedDevice, code?: string) {
  const { username, password } = server.accounts[0];
  const { device, key } = machine;
  const answer = await machine.wire(server.serverUrl + signInPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Device ${device}` },
    body: JSON.stringify({ username, password, device, key: key.publicKey, refreshes: true, code }),
  });
  const { token, refresh } = v.parse(signInResponseSchema, await answer.json());
  return { token, refresh: refresh?.token ?? '' };
}

const renewsBy = (wire: typeof fetch) =>
  createAskRefresh({
    fetch: wire,
    origin: server.serverUrl,
    clock: { now: () => Date.parse(server.clock.now()), monotonic: () => 0 },
    timers: { set: () => () => undefined },
  });

it('[R9] renews a sign-in by its own key alone: what was stolen renews nothing elsewhere, and ends nothing', async () => {
  const machine = openProvedDevice(server, ids.first);
  const { token, refresh } = await session(machine);
  const bare = (authorization?: string) =>
    server.fetch(server.serverUrl + refreshPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify({ refresh, device: ids.first }),
    });
  expect(await codeOf(await bare())).toEqual([401, 'deviceNotProved']);
  expect(await codeOf(await bare(`Device ${ids.first}`))).toEqual([401, 'deviceNotProved']);
  const thief = openProvedDevice(server, ids.first);
  expect((await renewsBy(thief.wire)({ refresh, device: ids.first })).status).toBe('refused');
  const renewed = await renewsBy(machine.wire)({ refresh, device: ids.first });
  if (renewed.status !== 'renewed') throw new Error(renewed.status);
  expect((await exchange(machine.wire, renewed.answer.token, idle(machine))).status).toBe(200);
  expect((await exchange(machine.wire, token, idle(machine))).status).toBe(200);
});

it('[R9] signs out by its own key alone', async () => {
  const machine = openProvedDevice(server, ids.first);
  const { token, refresh } = await session(machine);
  const signOut = (wire: typeof fetch, held: string) =>
    wire(server.serverUrl + signOutPath, { method: 'POST', headers: { authorization: `Bearer ${held}` } });
  const thief = openProvedDevice(server, ids.first);
  expect(await codeOf(await signOut(thief.wire, refresh))).toEqual([401, 'deviceNotProved']);
  expect((await exchange(machine.wire, token, idle(machine))).status).toBe(200);
  expect((await signOut(machine.wire, refresh)).status).toBe(200);
  expect(await codeOf(await exchange(machine.wire, token, idle(machine)))).toEqual([401, 'signInNeeded']);
});

it('[R4] [R18] a revoked machine still renews what it hands in by, and is shown nothing by it', async () => {
  const admin = openProvedDevice(server, ids.first);
  const { token } = await session(admin);
  const machine = openProvedDevice(server, ids.second);
  const { refresh } = await session(machine, await makeCode(admin, token));
  expect((await asPerson(admin, token, deviceDeedPath(ids.second, 'revoke'), {})).status).toBe(200);
  const renewed = await renewsBy(machine.wire)({ refresh, device: ids.second });
  if (renewed.status !== 'renewed') throw new Error(renewed.status);
  expect(await codeOf(await exchange(machine.wire, renewed.answer.token, idle(machine)))).toEqual([
    403,
    'deviceRevoked',
  ]);
});
