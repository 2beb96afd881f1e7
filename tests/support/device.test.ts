import { mkdtempSync, rmSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDevice } from './device.ts';
import { makePeople } from './people.ts';
import { openServerInProcess, type ServerInProcess } from './server-in-process.ts';

let server: ServerInProcess;
let directory: string;

beforeEach(async () => {
  server = await openServerInProcess();
  directory = mkdtempSync(join(tmpdir(), 'lien-mach-device-'));
});

afterEach(async () => {
  rmSync(directory, { recursive: true, force: true });
  await server.close();
});

const noLine: typeof fetch = () => Promise.reject(new TypeError('no line'));
const [first, second] = makePeople(31).births(2);
const birth = { name: 'openDossier', args: first ?? {} };
const place = (person = 0) => ({
  serverUrl: server.serverUrl,
  account: server.accounts[person] ?? server.accounts[0],
  name: 'máy 1',
  directory,
});

describe('a headless device', () => {
  it('does what its README shows', async () => {
    const device = await openDevice({ ...place(), fetch: server.fetch });
    for (const fields of makePeople(1).births(3)) {
      await device.perform({ name: 'openDossier', args: fields });
    }
    expect(await device.sync()).toMatchObject({ sent: 3, receipts: 3, pulled: 0, requests: 1 });
    expect(await device.digest()).toMatch(/^[0-9a-f]{64}$/u);
    await device.close();
    const shown = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    expect(shown).toContain("await device.perform({ name: 'openDossier', args: fields });");
  });

  it('keeps its profile in the directory: opens without the line, works on, sends later', async () => {
    const before = await openDevice({ ...place(), fetch: server.fetch });
    await before.perform(birth);
    await before.close();

    const offline = await openDevice({ ...place(), fetch: noLine });
    expect(await offline.outbox()).toHaveLength(1);
    await offline.perform({ name: 'openDossier', args: second ?? {} });
    expect(await offline.sync()).toMatchObject({ sent: 0, requests: 10, failure: { reason: 'offline' } });
    await offline.close();

    const after = await openDevice({ ...place(), fetch: server.fetch });
    expect(await after.sync()).toMatchObject({ sent: 2, receipts: 2 });
    expect(await after.outbox()).toEqual([]);
    expect((await after.dossiers()).map(({ exchange }) => exchange)).toEqual(['received', 'received']);
    await after.close();
  });

  it('has only what was flushed when it is never closed', async () => {
    const before = await openDevice({ ...place(), fetch: server.fetch });
    await before.perform(birth);
    await before.flush();
    await before.perform({ name: 'openDossier', args: second ?? {} });
    const after = await openDevice({ ...place(), fetch: noLine });
    expect(await after.outbox()).toHaveLength(1);
    await after.close();
  });

  it('[R9] signs in again by itself when the token has run out', async () => {
    const device = await openDevice({ ...place(), fetch: server.fetch });
    await device.perform(birth);
    server.clock.advance(13 * 3_600_000);
    expect(await device.sync()).toMatchObject({ sent: 1, receipts: 1 });
    await device.close();
  });

  it('[R9] two people on one device: the second carries what the first left', async () => {
    const one = await openDevice({ ...place(0), fetch: server.fetch });
    await one.perform(birth);
    await one.close();
    const other = await openDevice({ ...place(1), fetch: server.fetch });
    expect(await other.outbox()).toEqual([]);
    expect(await other.sync()).toMatchObject({ sent: 1, receipts: 1 });
    await other.close();
  });

  it('says clearly what went wrong', async () => {
    await expect(openDevice({ ...place(), fetch: noLine })).rejects.toThrow(/could not sign in .* offline/u);
    const wrong = { ...place(), account: { username: 'thu1', password: 'wrong' } };
    await expect(openDevice({ ...wrong, fetch: server.fetch })).rejects.toThrow(/wrongCredentials/u);
    const device = await openDevice({ ...place(), fetch: server.fetch });
    await expect(device.perform({ name: 'openDossier', args: { 'child.sex': '2' } })).rejects.toThrow(/was not saved/u);
    await device.close();
  });
});
