import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { handOver } from '../../sync-server/hand-over.ts';
import { openDevice, type Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
const devices: Device[] = [];
const births = makePeople(181);

beforeEach(async () => {
  server = await openServerInProcess();
});
afterEach(async () => {
  for (const device of devices.splice(0)) await device.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  const device = await openDevice({
    serverUrl: server.serverUrl,
    fetch: server.fetch,
    account: { username, password },
    name,
  });
  devices.push(device);
  return device;
}

async function give(entity: string, from: string, to: string): Promise<void> {
  const { store, clock, parts } = server;
  const order = { entity, from, to, reason: 'Thẩm quyền thuộc xã kia' };
  const acting = { store, clock, newId: randomUUID, hash: serverHash, apply: applyMutation, pokes: parts.pokes };
  expect(await handOver(order, acting)).toMatchObject({ status: 'handedOver' });
}

const open = (device: Device) => device.perform({ name: 'openDossier', args: births.birth() });
const print = (device: Device, entity: string) =>
  device.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
const ids = async (device: Device) => (await device.dossiers()).map(({ dossier }) => dossier.id).sort();

describe('a record handed over to another commune', () => {
  it('[R18] [R11] leaves every machine of the one and comes to those of the other; what waits on it is answered', async () => {
    const hers = await deviceOf(0, 'máy 1');
    const colleague = await deviceOf(1, 'máy 2');
    const [stays, goes] = [await open(hers), await open(hers)];
    await hers.sync();
    await colleague.sync();
    const waiting = await print(hers, goes.entity);
    const [, other] = [await print(colleague, goes.entity), await print(colleague, stays.entity)];
    await give(goes.entity, '99999', server.accounts[3].commune.code);

    for (const device of [hers, colleague]) {
      expect((await device.sync()).failure).toBeUndefined();
      expect(await ids(device)).toEqual([stays.entity]);
      // Neither its base nor what was received of it brings it back.
      expect(await device.store.dossier(goes.entity)).toBeNull();
      expect(await device.store.unreadable()).toEqual([]);
    }
    await hers.sync();
    expect(await hers.digest()).toBe(await colleague.digest());
    const [entry, ...more] = await hers.outbox();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ mid: waiting.mid, exchange: 'attention' });
    expect(entry?.receipt).toMatchObject({ status: 'refused', problems: [{ code: 'recordLeft' }] });
    expect((await hers.store.proofOf(waiting.mid)).length).toBeGreaterThan(0);
    expect((await colleague.outbox()).map(({ mid }) => mid)).not.toContain(other.mid);
    expect(await hers.store.release(waiting.mid, 'Đã báo xã kia')).toMatchObject({ status: 'released' });
    expect(await ids(hers)).toEqual([stays.entity]);

    const there = await deviceOf(3, 'máy xã kia');
    await there.sync();
    expect(await ids(there)).toEqual([goes.entity]);
    await print(there, goes.entity);
    await there.sync();
    expect((await there.store.dossier(goes.entity))?.dossier).toMatchObject({ slipPrints: 1, scope: thereCode() });
  });

  it('[R18] comes back to the first with all that was done to it meanwhile', async () => {
    const hers = await deviceOf(0, 'máy 1');
    const there = await deviceOf(3, 'máy xã kia');
    const made = await open(hers);
    await hers.sync();
    await give(made.entity, '99999', thereCode());
    await hers.sync();
    await there.sync();
    await print(there, made.entity);
    await there.sync();
    await give(made.entity, thereCode(), '99999');
    await hers.sync();
    await there.sync();
    expect(await ids(there)).toEqual([]);
    const back = await hers.store.dossier(made.entity);
    expect(back?.dossier).toMatchObject({ slipPrints: 1, scope: '99999' });
    expect(back?.dossier.events.map(({ type }) => type)).toEqual([
      'openDossier',
      'handOver',
      'recordPrint',
      'handOver',
    ]);
    await print(hers, made.entity);
    await hers.sync();
    expect((await hers.store.dossier(made.entity))?.exchange).toBe('received');
  });

  it('[R18] [R13] is still gone for a machine that walks everything anew', async () => {
    const hers = await deviceOf(0, 'máy 1');
    const made = await open(hers);
    await open(hers);
    await hers.sync();
    await give(made.entity, '99999', thereCode());
    const late = await deviceOf(1, 'máy mới');
    await late.sync();
    await hers.sync();
    expect(await ids(late)).toHaveLength(1);
    expect(await late.digest()).toBe(await hers.digest());
  });
});

function thereCode(): string {
  return server.accounts[3].commune.code;
}
