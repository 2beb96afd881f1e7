import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStoreOn } from '../../src/store/create-store.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { takeStrays } from '../../src/store/take-strays.ts';
import type { OutboxRow } from '../../src/store/rows.ts';
import { watchUpgrade } from '../../src/store/watch-upgrade.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import { madeUpId } from '../support/acts.ts';
import { openDevice } from '../support/device.ts';
import { readDisk, saveSnapshot, writeDisk } from '../support/device-disk.ts';
import { makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { actsOf, profile1 } from '../support/upgraded-profile.ts';

let work: string;
let server: ServerInProcess;
beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'lien-mach-upgrade-'));
  server = await openServerInProcess({}, { file: profile1.layServerFile(join(work, 'server')) });
});
afterEach(async () => {
  await server.close();
  rmSync(work, { recursive: true });
});

const openKept = (name: string, person: 0 | 1 | 2, directory?: string) =>
  openDevice({
    serverUrl: server.serverUrl,
    account: server.accounts[person],
    name,
    fetch: server.fetch,
    ...(directory === undefined ? {} : { directory }),
  });

describe('a profile written by the version before, with a full outbox', () => {
  it('[R15] opens, drains, and every text is on the server once, byte for byte (L6)', async () => {
    const before = profile1.snapshot();
    const acts = actsOf(before);
    expect(acts).toHaveLength(profile1.waiting + profile1.held + profile1.refused);
    const directory = join(work, 'device');
    saveSnapshot(directory, before);
    // The session in it is a day old: the server asks for the password again (R9).
    server.clock.advance(24 * 3_600_000);
    await reconsider(server.parts);
    const device = await openKept('upgraded', 1, directory);
    const synced = await device.sync();
    expect(synced.failure).toBeUndefined();
    expect(synced.sent).toBe(profile1.waiting);

    const stored = await server.store.read((scope) => scope('99999').mutations(acts.map(({ mid }) => mid)));
    const byMid = new Map(stored.map((one) => [one.mid, one]));
    for (const { mid, hash, body, state } of acts) {
      expect(byMid.get(mid)).toMatchObject({ hash, body });
      if (state === 'waiting') expect(['applied', 'merged']).toContain(byMid.get(mid)?.status);
    }
    // What an older server had parked out of sight is on the record now (R10).
    expect(await parkedOnRecords(server)).toHaveLength(profile1.held);
    // Her colleague's held and refused acts stay until he deals with them (R4).
    const left = await device.store.counts();
    expect(left).toMatchObject({ waiting: 0, attention: profile1.held + profile1.refused, drafts: 1 });
    const counter = await server.store.read((scope) => scope('99999').counter());
    const beside = await openKept('beside', 2);
    await beside.sync();
    expect(await device.digest()).toBe(counter.digest);
    expect(await beside.digest()).toBe(counter.digest);
    expect(await device.sync()).toMatchObject({ sent: 0, receipts: 0, pulled: 0 });
    await beside.close();
    await device.close();
  });

  it('[R15] shows the records of waiting acts before the line is back', async () => {
    const directory = join(work, 'device');
    saveSnapshot(directory, profile1.snapshot());
    const down = new TypeError('no network');
    const { username, password } = server.accounts[1];
    const device = await openDevice({
      serverUrl: server.serverUrl,
      account: { username, password },
      name: 'upgraded',
      directory,
      fetch: () => Promise.reject(down),
    });
    const views = await device.dossiers();
    expect(views).toHaveLength(27);
    expect(await device.outbox()).toHaveLength(16);
    const edited = views.filter(({ dossier }) => dossier.fields['applicant.phone'] === '0999444444');
    expect(edited).toHaveLength(3);
    // Work goes on in the new version, behind what the old one numbered.
    await device.perform({ name: 'openDossier', args: makePeople(9).birth() });
    expect(await device.outbox()).toHaveLength(17);
    await device.close();
  });
});

/** Ids of all acts that records keep in sight for a decision. */
async function parkedOnRecords(of: ServerInProcess): Promise<string[]> {
  const rows = await of.store.read(async (scope) => {
    const heads = await scope('99999').headsAfter(0, 1_000);
    return scope('99999').entities(heads.map(({ id }) => id));
  });
  return rows.flatMap(({ state }) => ((JSON.parse(state) as Dossier).parked ?? []).map(({ mid }) => mid));
}

describe('a tab of the older build, open while the newer one opens the database', () => {
  const lockedOpen = (disk: IDBFactory, close: boolean): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = disk.open('desk');
      request.onerror = () => reject(request.error ?? new Error('not opened'));
      request.onsuccess = () => {
        const { result } = request;
        // What the library of the older build does when it is asked.
        if (close) result.onversionchange = () => result.close();
        resolve(result);
      };
    });

  it('[R15] lets go of it, and both see everything', async () => {
    const desk = makeDesk();
    await writeDisk(desk.disk, 'desk', profile1.snapshot());
    await lockedOpen(desk.disk, true);
    const store = desk.open();
    expect((await store.counts()).waiting).toBe(profile1.waiting);
    store.close();
    expect((await readDisk(desk.disk, 'desk')).version).toBeGreaterThan(10);
  });

  it('[R15] finds neither outbox nor session in the newer database; what it saves all the same is taken over', async () => {
    const desk = makeDesk();
    await writeDisk(desk.disk, 'desk', profile1.snapshot());
    const newer = desk.openParts();
    const store = createStoreOn(newer);
    expect((await store.counts()).waiting).toBe(profile1.waiting);
    const disk = await readDisk(desk.disk, 'desk');
    const rowsOf = (table: string) => disk.stores.find(({ name }) => name === table)?.rows ?? [];
    expect(rowsOf('outbox')).toEqual([]);
    expect(rowsOf('meta')).not.toContainEqual(expect.objectContaining({ id: 'session' }));

    // The tab of before: somebody signs in there, and saves.
    const [before] = rowsOf('acts') as OutboxRow[];
    if (before === undefined) throw new Error('nothing was in the outbox');
    const stray: OutboxRow = { ...before, id: madeUpId(0xfff), seq: 9_000, turn: 9_000, state: 'waiting' };
    await newer.database.table('outbox').add(stray);
    await newer.database.meta.put({ id: 'session', value: { account: 'another' }, box: null });
    await takeStrays(newer.database);
    expect((await store.counts()).waiting).toBe(profile1.waiting + 1);
    expect(await newer.database.outbox.get(stray.id)).toEqual(stray);
    expect(await newer.database.table('outbox').count()).toBe(0);
    expect(await newer.database.meta.get('session')).toBeUndefined();
    store.close();
  });

  it('[R16] is named when it cannot let go, and the newer one goes on once it is closed', async () => {
    const desk = makeDesk();
    await writeDisk(desk.disk, 'desk', profile1.snapshot());
    const frozen = await lockedOpen(desk.disk, false);
    const parts = desk.openParts();
    const heard: boolean[] = [];
    const watch = watchUpgrade(parts.database);
    const blocked = new Promise<void>((resolve) => {
      watch.subscribe(() => {
        heard.push(watch.isBlocked());
        resolve();
      });
    });
    const store = createStoreOn(parts);
    const counted = store.counts();
    await blocked;
    expect(heard).toEqual([true]);
    frozen.close();
    expect((await counted).waiting).toBe(profile1.waiting);
    expect(heard).toEqual([true, false]);
    store.close();
  });
});
