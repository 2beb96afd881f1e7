import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/role.ts';
import { roles } from '../../src/domain/access/role.ts';
import { devicePath } from '../../src/protocol/device-proof.ts';
import { deviceCodesPath, deviceDeedPath, devicesPath, handedInPath } from '../../src/protocol/devices.ts';
import { handIn } from '../../src/sync/hand-in.ts';
import { madeUpId } from '../support/acts.ts';
import { makeDeviceKey } from '../support/device-key.ts';
import { openProvedDevice, type ProvedDevice } from '../support/proved-device.ts';
import { realTimers } from '../support/real-timers.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf, idle, ids, machinesOf } from './machines-stage.ts';
import { openDesk } from './open-desk.ts';

let server: ServerInProcess;
beforeEach(async () => {
  server = await openServerInProcess({ enrolment: { by: 'code', keyless: false } });
});
afterEach(() => server.close());

const { signedIn, exchange, asPerson, makeCode, listed } = machinesOf(() => server);
describe('a machine that is revoked', () => {
  async function revokedMachine(): Promise<{
    admin: ProvedDevice;
    adminToken: string;
    machine: ProvedDevice;
    token: string;
  }> {
    const admin = openProvedDevice(server, ids.first);
    const adminToken = await signedIn(admin);
    const machine = openProvedDevice(server, ids.second);
    const token = await signedIn(machine, await makeCode(admin, adminToken), server.accounts[1]);
    expect((await asPerson(admin, adminToken, deviceDeedPath(ids.second, 'revoke'), {})).status).toBe(200);
    return { admin, adminToken, machine, token };
  }
  const asMachine = (machine: ProvedDevice, wire = machine.wire) =>
    wire(server.serverUrl + devicePath, { headers: { authorization: `Device ${machine.device}` } });

  it('[R18] is told so on every road, with a token and by its key alone, and by no other', async () => {
    const { machine, token, admin } = await revokedMachine();
    const pull = [{ scope: '99999', cursor: null, want: [], pageBytes: 8_192 }];
    expect(await codeOf(await exchange(machine.wire, token, idle(machine, { pull })))).toEqual([403, 'deviceRevoked']);
    for (const path of ['/v1/live', '/v1/quarantine', '/v1/snapshots/99999', devicesPath]) {
      expect(await codeOf(await asPerson(machine, token, path))).toEqual([403, 'deviceRevoked']);
    }
    expect(await codeOf(await asMachine(machine))).toEqual([403, 'deviceRevoked']);
    expect(await codeOf(await asMachine(machine, server.fetch))).toEqual([401, 'deviceNotProved']);
    expect(await codeOf(await asMachine(openProvedDevice(server, madeUpId(0xdff))))).toEqual([401, 'deviceNotProved']);
    expect(await codeOf(await machine.signIn(server.accounts[1]))).toEqual([403, 'deviceRevoked']);
    expect((await asMachine(admin)).status).toBe(200);
  });

  const revoke = () => server.store.devices.revoke(ids.third, null, server.clock.now());
  const letInAnew = () => {
    const { publicKey } = makeDeviceKey();
    const { id: by } = server.accounts[0];
    return server.store.devices.enrol({ id: ids.third, scope: '99999', publicKey, by, at: server.clock.now() });
  };
  it.each([
    ['it was revoked', revoke, [403, 'deviceRevoked']],
    ['another was let in under its name', letInAnew, [401, 'deviceNotProved']],
  ])('[R18] does nothing more, though what it sends had begun to come before %s', async (_, meanwhile, refusal) => {
    const { admin, adminToken } = await revokedMachine();
    const third = openProvedDevice(server, ids.third);
    const token = await signedIn(third, await makeCode(admin, adminToken));
    const bytes = new TextEncoder().encode(JSON.stringify({ name: 'Máy lạ' }));
    let begin = (): void => undefined;
    let go = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const rest = new Promise<void>((resolve) => (go = resolve));
    // Proved as it is, and sent as slowly as its sender likes.
    const slow: typeof fetch = (input, init) => {
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(stream) {
            begin();
            await rest;
            stream.enqueue(bytes);
            stream.close();
          },
        },
        // Not before it is read.
        { highWaterMark: 0 },
      );
      const sent: RequestInit & { readonly duplex: 'half' } = { ...init, body, duplex: 'half' };
      return server.fetch(input, sent);
    };
    const wire = openProvedDevice({ ...server, fetch: slow }, ids.third, { key: third.key });
    const answer = asPerson(wire, token, deviceCodesPath, { name: 'Máy lạ' });
    await begun;
    await meanwhile();
    go();
    expect(await codeOf(await answer)).toEqual(refusal);
  });

  it('[R17] fills no disk: of one machine so many are kept, and what is whole is still answered for', async () => {
    const { machine } = await revokedMachine();
    const parts = { fetch: machine.wire, origin: server.serverUrl, timers: realTimers, device: machine.device };
    const file = (number: number) => ({ bytes: Uint8Array.of(number, 1, 2, 3), count: 1, upTo: 1 });
    for (let number = 0; number < 16; number += 1)
      expect(await handIn({ ...parts, hash: serverHash }, file(number)), String(number)).toBe(true);
    expect(await handIn({ ...parts, hash: serverHash }, file(16))).toBe(false);
    expect(await handIn({ ...parts, hash: serverHash }, file(3))).toBe(true);
    expect(await server.store.devices.handIn(machine.device, serverHash(file(16).bytes))).toBeUndefined();
  });

  it('[R4][R18] hands in what waits, sealed, on from where it was cut; the server says what it keeps', async () => {
    const { admin, adminToken, machine } = await revokedMachine();
    const bytes = Uint8Array.from({ length: 600_000 }, (_, at) => (at * 31 + 7) % 251);
    const sealed = { bytes, count: 20, upTo: 1 };
    let requests = 0;
    const cut: typeof fetch = async (input, init) => {
      requests += 1;
      if (requests === 3) throw new TypeError('cut');
      return machine.wire(input, init);
    };
    const parts = { origin: server.serverUrl, timers: realTimers, device: machine.device, hash: serverHash };
    expect(await handIn({ ...parts, fetch: cut }, sealed)).toBe(false);
    expect((await listed(admin, adminToken)).handIns).toEqual([]);
    expect(await handIn({ ...parts, fetch: machine.wire }, sealed)).toBe(true);
    expect(await handIn({ ...parts, fetch: machine.wire }, sealed)).toBe(true);
    const { handIns, devices } = await listed(admin, adminToken);
    const sha256 = serverHash(bytes);
    expect(handIns).toEqual([{ device: ids.second, sha256, size: 600_000, count: 20, at: server.clock.now() }]);
    expect(devices[1]).toMatchObject({ handedInAt: server.clock.now() });
    const fetched = await asPerson(admin, adminToken, handedInPath(ids.second, sha256));
    expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(bytes);
    // Nobody else hands in, nor under another name than its own.
    expect(await handIn({ ...parts, device: ids.first, fetch: admin.wire }, sealed)).toBe(false);
    expect(await handIn({ ...parts, hash: () => 'a'.repeat(64), fetch: machine.wire }, sealed)).toBe(false);
  });

  it('[R18] may still say what it has in an exchange that asks for nothing: it is set apart for the leader', async () => {
    const trusting = await openServerInProcess();
    const desk = await openDesk(trusting);
    await desk.push(1, desk.acts.opening());
    await trusting.store.devices.revoke(desk.device, null, trusting.clock.now());
    const { receipts, changes } = await desk.push(2, desk.acts.opening());
    expect(receipts).toMatchObject([{ status: 'quarantined', problems: [{ code: 'deviceRevoked' }] }]);
    expect(changes).toEqual([]);
    await trusting.close();
  });
});

describe('who may do what with machines', () => {
  it.each(roles)('[R18] %s', async (role: Role) => {
    const trusting = await openServerInProcess();
    const desk = await openDesk(trusting);
    const neighbour = await openDesk(trusting, { account: 3, device: 3 });
    await trusting.store.accounts.setRoles(desk.author, [role], trusting.clock.now());
    const ask = async (path: string, body?: unknown) =>
      (
        await trusting.fetch(trusting.serverUrl + path, {
          headers: { authorization: `Bearer ${desk.session.token}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        })
      ).status;
    const manages = role === 'administrator' ? 200 : 403;
    expect(await ask(devicesPath)).toBe(role === 'administrator' || role === 'leader' ? 200 : 403);
    expect(await ask(deviceCodesPath, { name: 'Máy' })).toBe(manages);
    expect(await ask(deviceDeedPath(desk.device, 'name'), { name: 'Máy 1' })).toBe(manages);
    expect(await ask(deviceDeedPath(desk.device, 'seen'), {})).toBe(manages);
    const absent = role === 'administrator' ? 404 : 403;
    for (const deed of ['name', 'seen', 'revoke'] as const) {
      expect(await ask(deviceDeedPath(neighbour.device, deed), { name: 'x' })).toBe(absent);
    }
    expect(await ask(handedInPath(desk.device, 'a'.repeat(64)))).toBe(absent);
    expect((await trusting.store.devices.byId(neighbour.device))?.revokedAt).toBeNull();
    await trusting.close();
  });
});
