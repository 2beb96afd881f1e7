import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type BadLine, openBadLine } from '../support/bad-line.ts';
import { type Device, openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function openOn(server: RunningServer, name: string, person: number, url = server.url): Promise<Device> {
  const account = server.accounts[person];
  if (account === undefined) throw new Error('no such account');
  const device = await openDevice({ serverUrl: url, account, name });
  ends.push(() => device.close());
  return device;
}

async function lineTo(server: RunningServer, seed: number): Promise<BadLine> {
  const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, seed });
  ends.push(() => line.close());
  return line;
}

async function saveBirths(device: Device, seed: number, births: number): Promise<void> {
  for (const fields of makePeople(seed).births(births)) await device.perform({ name: 'openDossier', args: fields });
}

async function expectEachOnce(first: Device, second: Device, births: number): Promise<void> {
  await second.sync();
  const dossiers = await second.dossiers();
  expect(dossiers).toHaveLength(births);
  expect(dossiers.every(({ dossier }) => dossier.events.length === 1)).toBe(true);
  expect(await second.digest()).toBe(await first.digest());
}

describe('between a real server process and a device', () => {
  it('[R8] a server killed after it has committed and before it has answered: nothing lost, nothing twice', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-killed-'));
    ends.push(() => rmSync(dataDirectory, { recursive: true, force: true }));
    const doomed = await startServer({ program: 'faulty', dataDirectory, env: { KILL_AFTER_COMMITS: '1' } });
    const device = await openOn(doomed, 'first', 0);
    await saveBirths(device, 41, 25);
    const failed = await device.sync();
    expect(failed).toMatchObject({ receipts: 0, failure: { reason: 'offline' } });
    expect(await device.outbox()).toHaveLength(25);
    await doomed.ended;

    const server = await startServer({ dataDirectory, port: doomed.port });
    ends.push(() => server.stop());
    expect(await device.sync()).toMatchObject({ receipts: 25 });
    expect(await device.outbox()).toEqual([]);
    await expectEachOnce(device, await openOn(server, 'second', 1), 25);
  });

  it('[R8] replies lost one after the other', async () => {
    const server = await startServer();
    ends.push(() => server.stop());
    const line = await lineTo(server, 5);
    const device = await openOn(server, 'first', 0, line.url);
    await saveBirths(device, 42, 25);
    const exchanges = (head: string): boolean => /^POST \/v1\/(?:sync|parcels\/)/u.test(head);
    const cuts = [line.cutAfterRequest(exchanges), line.cutBeforeRequest(exchanges), line.cutAfterRequest(exchanges)];
    const synced = await device.sync();
    await Promise.all(cuts);
    expect(synced).toMatchObject({ receipts: 25 });
    expect(synced.failure).toBeUndefined();
    // The first whole, the others in pieces, which go on by themselves.
    expect(synced.requests).toBeGreaterThanOrEqual(2);
    await expectEachOnce(device, await openOn(server, 'second', 1), 25);
  });

  it('[R6] a line that goes down and comes back, with work made in between', async () => {
    const server = await startServer();
    ends.push(() => server.stop());
    const line = await lineTo(server, 6);
    const device = await openOn(server, 'first', 0, line.url);
    for (let round = 0; round < 4; round += 1) {
      line.setOffline(true);
      await saveBirths(device, 50 + round, 5);
      expect(await device.sync()).toMatchObject({ receipts: 0, failure: { reason: 'offline' } });
      line.setOffline(false);
      expect(await device.sync()).toMatchObject({ sent: 5, receipts: 5 });
    }
    await expectEachOnce(device, await openOn(server, 'second', 1), 20);
  });
});
