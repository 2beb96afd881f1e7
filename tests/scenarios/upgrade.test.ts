import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStoreOn } from '../../src/store/create-store.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { DeviceDatabase } from '../../src/store/database.ts';
import { watchUpgrade } from '../../src/store/watch-upgrade.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import { openDevice } from '../support/device.ts';
import { readDisk, saveSnapshot, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
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

/** The database as the older build opens it: its tables and indexes, its number. */
function databaseOfVersion1(disk: IDBFactory): DeviceDatabase {
  const database = new Dexie('desk', { indexedDB: disk, IDBKeyRange, cache: 'disabled' });
  const schema = profile1.snapshot().stores.map(({ name, keyPath, indexes }) => {
    const text = ({ keyPath: path, unique }: { keyPath: string | string[]; unique: boolean }): string =>
      `${unique ? '&' : ''}${Array.isArray(path) ? `[${path.join('+')}]` : path}`;
    return [name, [String(keyPath), ...indexes.map(text)].join(', ')];
  });
  database.version(1).stores(Object.fromEntries(schema) as Record<string, string>);
  return database as DeviceDatabase;
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

  it('[R15] goes on working on the newer database, and neither loses what the other saves', async () => {
    const desk = makeDesk();
    await writeDisk(desk.disk, 'desk', profile1.snapshot());
    const [oldTab, newTab] = [desk.openParts(), desk.openParts()];
    const older = createStoreOn({ ...oldTab, database: databaseOfVersion1(desk.disk) });
    const saved = [await older.perform(birthCommand(makePeople(8).birth()))];
    const newer = createStoreOn(newTab);
    saved.push(await newer.perform(birthCommand(makePeople(9).birth(), 2)));
    saved.push(await older.perform(birthCommand(makePeople(10).birth(), 3)));
    expect(saved.map(({ status }) => status)).toEqual(['saved', 'saved', 'saved']);
    expect((await newer.counts()).waiting).toBe(profile1.waiting + 3);
    expect((await older.counts()).waiting).toBe(profile1.waiting + 3);
    older.close();
    newer.close();
    oldTab.database.close();
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
