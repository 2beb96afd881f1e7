import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let desk: MadeUpDesk;
let tab: Tab;
const people = makePeople(9);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = makeDesk();
  tab = openTab(server, { desk });
  await tab.signIn();
});

afterEach(async () => {
  await server.close();
});

async function saveBirths(of: Tab, births: number): Promise<void> {
  for (let made = 0; made < births; made += 1) {
    count += 1;
    const saved = await of.store.perform(birthCommand(people.birth(), count));
    if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  }
}

async function drain(of: Tab): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const attempt = await of.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

/** The same profile on another machine: same device, same incarnation, same numbers to give away. */
async function clone(seed: number): Promise<Tab> {
  const disk = new IDBFactory();
  await writeDisk(disk, 'desk', await readDisk(desk.disk, 'desk'));
  return openTab(server, { desk: makeDesk({ disk, seed }), seed });
}

const serverCounter = async (): Promise<{ seq: number; digest: string }> =>
  server.store.read((reads) => reads('99999').counter());

describe('a device that doubts itself', () => {
  it('[R14] a cloned profile: both machines’ work arrives, what both had waiting once', async () => {
    await saveBirths(tab, 2);
    await drain(tab);
    await saveBirths(tab, 3);
    const twin = await clone(55);
    await saveBirths(tab, 2);
    await saveBirths(twin, 4);
    await drain(tab);
    await drain(twin);

    expect((await serverCounter()).seq).toBe(2 + 3 + 2 + 4);
    const [one, other] = [await tab.store.identity(), await twin.store.identity()];
    expect(other.device).toBe(one.device);
    expect(other.incarnation).not.toBe(one.incarnation);
    await saveBirths(twin, 1);
    await drain(twin);
    await drain(tab);
    expect((await serverCounter()).seq).toBe(12);
    for (const each of [tab, twin]) {
      expect((await each.store.outbox()).entries).toEqual([]);
      expect(await each.store.exchange.digest()).toBe((await serverCounter()).digest);
      expect(await each.store.counts()).toMatchObject({ dossiers: 12, attention: 0 });
    }
  });

  it('[R14] a commit the disk lost after it was sent (L29): the number is used again, and nothing is dropped', async () => {
    await saveBirths(tab, 1);
    await drain(tab);
    const before = await clone(56);
    await saveBirths(tab, 1);
    await drain(tab);
    tab.store.close();
    // The power cut took the second birth with it; the machine goes on from before.
    await saveBirths(before, 2);
    await drain(before);
    expect((await serverCounter()).seq).toBe(4);
    expect(await before.store.counts()).toMatchObject({ dossiers: 4, waiting: 0, attention: 0 });
    expect(await before.store.exchange.digest()).toBe((await serverCounter()).digest);
  });

  it('[R14] renumbers every author’s waiting acts at once, in the order they were made', async () => {
    await saveBirths(tab, 1);
    await drain(tab);
    const twin = await clone(57);
    await saveBirths(twin, 1);
    await drain(twin);
    await saveBirths(tab, 2);
    await tab.signIn(1);
    await saveBirths(tab, 2);
    await tab.exchange();
    const mine = (await tab.store.outbox()).entries;
    await tab.signIn(0);
    const theirs = (await tab.store.outbox()).entries;
    const { incarnation } = await tab.store.identity();
    expect(theirs.map(({ seq, lane }) => [seq, lane.incarnation])).toEqual([
      [1, incarnation],
      [2, incarnation],
    ]);
    // Her own lane had no twin: it was taken in as it came.
    expect(mine).toEqual([]);
    await drain(tab);
    expect((await serverCounter()).seq).toBe(6);
  });

  it('[R14][R17] a gap whose first act is forgotten with the same answer: new numbers, not the same question for ever', async () => {
    const line = scriptedLine(server);
    const away = openTab(server, { desk, fetch: line.fetch });
    await saveBirths(away, 3);
    await drain(away);
    const restored = await openServerInProcess();
    // The 45 days of the acts it asks for are over, by its own clock.
    restored.clock.advance(46 * 24 * 3_600_000);
    line.leadTo(restored);
    await away.signIn();
    await saveBirths(away, 1);
    await drain(away);
    expect((await away.store.outbox()).entries).toEqual([]);
    expect(await restored.store.read((reads) => reads('99999').counter())).toMatchObject({ seq: 1 });
    await restored.close();
  });

  it('[R17] a server that forks for ever is not asked in a hurry', async () => {
    const line = scriptedLine(server);
    const hurried = openTab(server, { desk, fetch: line.fetch, seed: 3 });
    await saveBirths(hurried, 1);
    for (let tries = 0; tries < 6; tries += 1) {
      line.next(async (pass) => {
        const answer = (await (await pass()).json()) as { lanes: object[] };
        const lanes = answer.lanes.map((lane) => ({ ...lane, outcome: 'fork' }));
        const body = { ...answer, lanes, receipts: [], changes: [] };
        return Response.json(body, { headers: { 'content-type': 'application/vnd.lien-mach.sync+json' } });
      });
      await hurried.exchange();
    }
    expect(await hurried.step()).toEqual({ kind: 'sleep', milliseconds: 16_000 });
    expect((await hurried.store.outbox()).entries).toHaveLength(1);
    await drain(hurried);
    expect((await serverCounter()).seq).toBe(1);
  });
});
