import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDevice, type Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';

let server: ServerInProcess;
let hers: Device;
let colleague: Device;

const births = makePeople(18);

beforeEach(async () => {
  server = await openServerInProcess();
  hers = await deviceOf(0, 'máy 1');
  colleague = await deviceOf(1, 'máy 2');
});
afterEach(async () => {
  await hers.close();
  await colleague.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}

const open = (device: Device) => device.perform({ name: 'openDossier', args: births.birth() });
const codes = async (device: Device) => (await device.outbox()).map(({ receipt }) => receipt?.problems[0]?.code);
const draft = (author: string) => ({
  id: crypto.randomUUID(),
  scope: testCommune.code,
  author,
  procedure: 'birth',
  procedureVersion: 1,
  fields: {},
  typing: {},
  step: 'child',
  startedAt: '2026-11-20T02:00:00.000Z',
  updatedAt: '2026-11-20T02:00:00.000Z',
  provisionalCode: null,
  slipToken: null,
});

async function inQuarantine(cause: string): Promise<number> {
  const rows = await server.store.read((scope) => scope(testCommune.code).quarantinedFor([cause], 0, 100));
  return rows.length;
}

describe('an officer who is moved to another commune with work waiting', () => {
  beforeEach(async () => {
    const shown = await open(colleague);
    await colleague.sync();
    await hers.sync();
    expect(await hers.store.dossier(shown.entity)).not.toBeNull();
    for (let made = 0; made < 40; made += 1) await open(hers);
    await server.store.accounts.reassign(server.accounts[0].id, otherCommune.code, server.clock.now());
  });

  it('[R18] [R4] has all forty on the server, set apart and shown so, and no row of the commune left (L11)', async () => {
    await hers.store.keepDraft(draft(server.accounts[0].id));
    await hers.store.keepDraft(draft(server.accounts[1].id));
    const synced = await hers.sync();
    expect(synced.failure).toBeUndefined();
    expect(await inQuarantine('notYourCommune')).toBe(40);
    expect(await codes(hers)).toEqual(Array.from({ length: 40 }, () => 'notYourCommune'));
    // What is left to see is what she herself opened.
    expect(await hers.dossiers()).toHaveLength(40);
    expect(await hers.digest()).toMatch(/^0+$/u);
    expect(await hers.store.counts()).toMatchObject({ waiting: 0, attention: 40, drafts: 0 });
    expect(await hers.store.exchangeStatus()).toMatchObject({
      accessEndedAt: expect.stringMatching(/^2/u) as string,
      lastFailure: null,
    });
  });

  it('[R18] has them travel too when she has signed in for her new commune before', async () => {
    await hers.store.endSession();
    await hers.sync();
    await hers.sync();
    expect((await hers.store.session())?.commune.code).toBe(otherCommune.code);
    expect(await inQuarantine('notYourCommune')).toBe(40);
    expect(await codes(hers)).toEqual(Array.from({ length: 40 }, () => 'notYourCommune'));
    const work = await open(hers);
    await hers.sync();
    expect((await hers.dossiers()).map(({ dossier }) => dossier.id)).toEqual([work.entity]);
    expect(await hers.store.exchangeStatus()).toMatchObject({ accessEndedAt: null, waiting: 0 });
  });

  it('[R18] pulls the commune again when she is moved back', async () => {
    await hers.sync();
    await server.store.accounts.reassign(server.accounts[0].id, testCommune.code, server.clock.now());
    await hers.sync();
    expect(await hers.digest()).toBe(await colleague.digest());
    expect((await hers.store.exchangeStatus()).accessEndedAt).toBeNull();
  });
});

describe('an officer whose access has ended', () => {
  it('[R18] [R4] hands in what waits, and her machine lets go of the commune’s records, not of colleagues’ work', async () => {
    const shown = await open(colleague);
    await colleague.sync();
    await hers.sync();
    await open(hers);
    await server.store.accounts.endAccess(server.accounts[0].id, server.clock.now());
    expect((await hers.sync()).failure).toBeUndefined();
    expect(await inQuarantine('accessEnded')).toBe(1);
    expect(await hers.store.dossier(shown.entity)).toBeNull();
    expect((await hers.store.exchangeStatus()).accessEndedAt).not.toBeNull();
  });
});
