import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let desk: MadeUpDesk;
let tab: Tab;
const people = makePeople(14);
const at = '2026-11-20T02:00:00.000Z';

beforeEach(async () => {
  server = await openServerInProcess();
  desk = makeDesk();
  tab = openTab(server, { desk });
  await tab.signIn();
});
afterEach(() => server.close());

/** Saves one birth under the next code of this machine. */
async function saveBirth(of: Tab): Promise<{ entity: string; code: string }> {
  const code = await of.store.drawProvisionalCode(at);
  const command = birthCommand(people.birth(), 1);
  const saved = await of.store.perform({ ...command, args: { ...command.args, provisionalCode: code } });
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return { entity: saved.entity, code };
}

async function drain(of: Tab): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const attempt = await of.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

async function clone(seed: number): Promise<Tab> {
  const disk = new IDBFactory();
  await writeDisk(disk, 'desk', await readDisk(desk.disk, 'desk'));
  return openTab(server, { desk: makeDesk({ disk, seed }), seed });
}

const told = async (of: Tab) => (await of.store.exchangeStatus()).copied;

describe('a profile that was copied to a second machine', () => {
  it('[R14] [R16] says on both machines what happened, and which codes stand on two slips', async () => {
    await saveBirth(tab);
    await drain(tab);
    expect(await told(tab)).toBeNull();
    const twin = await clone(55);
    const [mine, theirs] = [await saveBirth(tab), await saveBirth(twin)];
    expect(theirs.code).toBe(mine.code);
    await drain(tab);
    expect(await told(tab)).toBeNull();
    await drain(twin);
    await drain(tab);
    const { code } = mine;
    expect(await told(twin)).toMatchObject({
      isRecent: true,
      doubled: [{ code, own: theirs.entity, other: mine.entity }],
    });
    expect(await told(tab)).toMatchObject({
      isRecent: true,
      doubled: [{ code, own: mine.entity, other: theirs.entity }],
    });
    for (const each of [tab, twin]) expect(await each.store.counts()).toMatchObject({ dossiers: 3, waiting: 0 });
  });

  it('[R14] gives no code away that the copy has used, once it knows of it', async () => {
    await saveBirth(tab);
    await drain(tab);
    const twin = await clone(56);
    const codes = [await saveBirth(twin), await saveBirth(twin)].map(({ code }) => code);
    await drain(twin);
    await drain(tab);
    expect(await told(tab)).toMatchObject({ doubled: [] });
    expect(codes).not.toContain((await saveBirth(tab)).code);
    await drain(tab);
    expect(await told(tab)).toMatchObject({ doubled: [] });
    await drain(twin);
    expect((await told(twin))?.doubled).toEqual([]);
    // The next of the twin meets numbers that are taken, and it forks.
    await saveBirth(twin);
    await drain(twin);
    expect((await told(twin))?.doubled).toEqual([]);
  });

  it('[R14] tells of a code that was given out before and saved after', async () => {
    await saveBirth(tab);
    await drain(tab);
    const twin = await clone(57);
    const code = await tab.store.drawProvisionalCode(at);
    const theirs = await saveBirth(twin);
    await drain(twin);
    await drain(tab);
    const command = birthCommand(people.birth(), 1);
    const mine = await tab.store.perform({ ...command, args: { ...command.args, provisionalCode: code } });
    await drain(tab);
    expect((await told(tab))?.doubled).toEqual([
      { code, own: mine.status === 'saved' ? mine.entity : '', other: theirs.entity },
    ]);
  });

  it('[R17] goes with the acts it was about, 45 days later; nothing is told where nobody copied anything', async () => {
    const other = openTab(server, { desk: makeDesk({ seed: 77 }), seed: 77 });
    await other.signIn(1);
    await saveBirth(other);
    await drain(other);
    await saveBirth(tab);
    await drain(tab);
    expect(await told(tab)).toBeNull();
    const twin = await clone(58);
    await saveBirth(twin);
    await drain(twin);
    await drain(tab);
    expect(await told(tab)).not.toBeNull();
    server.clock.advance(8 * 24 * 60 * 60_000);
    await tab.signIn();
    await drain(tab);
    expect(await told(tab)).toMatchObject({ isRecent: false });
    server.clock.advance(40 * 24 * 60 * 60_000);
    await tab.signIn();
    await drain(tab);
    expect(await told(tab)).toBeNull();
  });
});
