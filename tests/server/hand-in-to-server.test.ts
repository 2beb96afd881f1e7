import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceDeedPath, openedHandInPath } from '../../src/protocol/devices.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { fromBase64Url } from '../../src/store/recovery/bytes-as-text.ts';
import { handInNow } from '../../src/store/recovery/kept-hand-in.ts';
import { openByServer } from '../../src/store/recovery/open-sealed-outbox.ts';
import { readOutboxFile } from '../../src/store/recovery/outbox-file.ts';
import { takeInOutbox } from '../../src/store/recovery/take-in-outbox.ts';
import { askKeys } from '../../src/sync/fetch-keys.ts';
import { handIn } from '../../src/sync/hand-in.ts';
import { newHandInKey } from '../../sync-server/hand-in-key.ts';
import { type Device, openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { openProvedDevice, type ProvedDevice } from '../support/proved-device.ts';
import { realTimers } from '../support/real-timers.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testCommune } from '../support/server-parts.ts';
import { ids, machinesOf } from './machines-stage.ts';

const { subtle } = globalThis.crypto;
let server: ServerInProcess;
let tablet: Device;
beforeEach(async () => {
  server = await openServerInProcess();
  tablet = await deviceOf(0, 'máy tính bảng');
});
afterEach(async () => {
  await tablet.close();
  await server.close();
});
const { signedIn, asPerson, listed } = machinesOf(() => server);

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}

/** Three births taken without the line on a machine that is revoked, sealed as it is told so; nobody can unlock it. */
async function sealed() {
  const asking = { fetch: server.fetch, origin: server.serverUrl, timers: realTimers };
  for (const args of makePeople(3).births(3)) await tablet.perform({ name: 'openDossier', args });
  const parts = { storeParts: tablet.parts, subtle, askKey: () => askKeys(asking).then((told) => told?.handIn) };
  const made = await handInNow(parts, true);
  if (made === null) throw new Error('Nothing was sealed.');
  return made;
}

async function administrator(): Promise<{ admin: ProvedDevice; token: string }> {
  const admin = openProvedDevice(server, ids.first);
  return { admin, token: await signedIn(admin) };
}

/** Another machine of the commune, with a key, that hands in what it is given. */
async function revoked(admin: ProvedDevice, token: string): Promise<ProvedDevice> {
  const machine = openProvedDevice(server, ids.second);
  await signedIn(machine, undefined, server.accounts[1]);
  expect((await asPerson(admin, token, deviceDeedPath(ids.second, 'revoke'), {})).status).toBe(200);
  return machine;
}
const handInAs = (machine: ProvedDevice, made: Parameters<typeof handIn>[1]) =>
  handIn(
    { fetch: machine.wire, origin: server.serverUrl, timers: realTimers, device: machine.device, hash: hashText },
    made,
  );

it('[R4] [R18] what was sealed to the server’s key is opened by the administrator, and is on the server once', async () => {
  const made = await sealed();
  const { admin, token } = await administrator();
  const machine = await revoked(admin, token);
  expect(await handInAs(machine, made)).toBe(true);
  expect((await listed(admin, token)).handIns).toMatchObject([{ count: 3 }]);

  const path = openedHandInPath(ids.second, hashText(made.bytes));
  const answer = (await (await asPerson(admin, token, path, {})).json()) as { secret: string };
  const read = readOutboxFile(made.bytes);
  if (read.status !== 'read') throw new Error(read.status);
  const leader = await deviceOf(1, 'máy lãnh đạo');
  const opened = await openByServer({ ...leader.parts, subtle }, read.file, fromBase64Url(answer.secret));
  if (opened.status !== 'open') throw new Error(opened.status);
  expect(await takeInOutbox(leader.parts, opened)).toEqual({ status: 'taken', taken: 3, before: 0 });
  await leader.sync();
  const counter = () => server.store.read((scope) => scope(testCommune.code).counter());
  const there = (await counter()).mutationNo;
  expect(await leader.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
  // The machine comes after all: nothing is there twice.
  await tablet.sync();
  expect((await counter()).mutationNo).toBe(there);
  await leader.close();
});

it('[R18] opens for an administrator of the commune alone, and only what is there and sealed to this server', async () => {
  const made = await sealed();
  const { admin, token } = await administrator();
  const machine = await revoked(admin, token);
  const plain = { bytes: Uint8Array.from({ length: 500 }, (_, at) => at % 251), count: 1, upTo: 1 };
  expect(await handInAs(machine, plain)).toBe(true);
  expect(await handInAs(machine, made)).toBe(true);
  const path = openedHandInPath(ids.second, hashText(made.bytes));
  const status = async (to: string) => (await asPerson(admin, token, to, {})).status;
  expect(await status(openedHandInPath(ids.second, hashText(plain.bytes)))).toBe(404);
  expect(await status(openedHandInPath(ids.first, hashText(made.bytes)))).toBe(404);
  expect(await status(openedHandInPath(ids.second, 'a'.repeat(64)))).toBe(404);
  expect(await status(path)).toBe(200);
  await server.store.accounts.setRoles(server.accounts[0].id, ['leader'], server.clock.now());
  expect(await status(path)).toBe(403);
  const neighbour = openProvedDevice(server, ids.third);
  const theirs = await signedIn(neighbour, undefined, server.accounts[3]);
  expect((await asPerson(neighbour, theirs, path, {})).status).toBe(404);
});

it('[R4] what is sealed to a key that the server does not have is not taken, so that the machine keeps it', async () => {
  const made = await sealed();
  const other = await openServerInProcess({ handInKey: newHandInKey() }, { store: server.store });
  const machine = openProvedDevice(other, ids.second);
  await signedIn(machine, undefined, server.accounts[1]);
  await other.store.devices.revoke(ids.second, null, other.clock.now());
  expect(await handInAs(machine, made)).toBe(false);
  expect(await other.store.devices.handInsOf(testCommune.code)).toMatchObject([{ at: null }]);
});
