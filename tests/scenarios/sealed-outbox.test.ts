import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSealedOutbox } from '../../src/store/recovery/open-sealed-outbox.ts';
import { readOutboxFile } from '../../src/store/recovery/outbox-file.ts';
import { sealDataKey } from '../../src/store/recovery/keep-sealed.ts';
import type { RecoveryKeyMade } from '../../src/store/recovery/recovery-key.ts';
import { sealedOutbox } from '../../src/store/recovery/sealed-outbox.ts';
import { takeInOutbox } from '../../src/store/recovery/take-in-outbox.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpDataKey, madeUpPassphrase, makeMadeUpKey, stateKey } from '../support/made-up-recovery.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testCommune } from '../support/server-parts.ts';

const { subtle } = globalThis.crypto;

let key: RecoveryKeyMade;
let server: ServerInProcess;
let tablet: Device;
let leader: Device;
beforeAll(async () => {
  key = await makeMadeUpKey();
});
beforeEach(async () => {
  server = await openServerInProcess();
  leader = await deviceOf(1, 'máy lãnh đạo');
  tablet = await deviceOf(0, 'máy tính bảng');
  await stateKey(leader.store, key);
  await leader.sync();
  await tablet.sync();
  expect(await sealDataKey(madeUpDataKey(tablet.parts))).toBe('sealed');
});
afterEach(async () => {
  await tablet.close();
  await leader.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}

const counter = () => server.store.read((scope) => scope(testCommune.code).counter());

/** Twenty births taken without the line. */
async function twenty(): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const args of makePeople(20).births(20))
    taken.push((await tablet.perform({ name: 'openDossier', args })).entity);
  return taken;
}

async function copyOf(device: Device): Promise<Uint8Array<ArrayBuffer>> {
  const { database, clock, randomBytes } = device.parts;
  const copy = await sealedOutbox({ database, clock, randomBytes, subtle });
  if (copy.status !== 'sealed') throw new Error(copy.status);
  return copy.bytes;
}

async function open(device: Device, bytes: Uint8Array<ArrayBuffer>, passphrase = madeUpPassphrase) {
  const read = readOutboxFile(bytes);
  if (read.status !== 'read') throw new Error(read.status);
  const { hash, randomBytes } = device.parts;
  return openSealedOutbox({ subtle, hash, randomBytes }, read.file, { paper: key.paper.join(' '), passphrase });
}

async function takeIn(device: Device, bytes: Uint8Array<ArrayBuffer>) {
  const opened = await open(device, bytes);
  if (opened.status !== 'open') throw new Error(opened.status);
  return takeInOutbox(device.parts, opened);
}

/** On the server each of them once, and both machines hold what it holds. */
async function eachOnce(entities: readonly string[], before: number): Promise<void> {
  expect((await counter()).mutationNo).toBe(before + entities.length);
  for (const device of [leader, tablet]) {
    await device.sync();
    expect(await device.digest()).toBe((await counter()).digest);
    expect((await device.dossiers()).map(({ dossier }) => dossier.id).sort()).toEqual([...entities].sort());
    expect(await device.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
  }
}

describe('an outbox that was sealed on a machine which cannot come itself', () => {
  it('[R4] [R9] arrives once from a leader’s machine; the first machine comes back, and nothing doubles', async () => {
    const entities = await twenty();
    const { mutationNo: before } = await counter();
    const copy = await copyOf(tablet);
    expect(await takeIn(leader, copy)).toEqual({ status: 'taken', taken: 20, before: 0 });
    expect(await leader.store.outbox()).toMatchObject({ entries: [], ofColleagues: 20 });
    const sent = await leader.sync();
    expect(sent).toMatchObject({ sent: 20, receipts: 20 });
    expect((await counter()).mutationNo).toBe(before + 20);
    const [first] = await server.store.read((scope) => scope(testCommune.code).entities([entities[0] ?? '']));
    expect(JSON.parse(first?.state ?? '')).toMatchObject({ events: [{ author: server.accounts[0].id }] });

    expect((await tablet.outbox()).length).toBe(20);
    expect(await tablet.sync()).toMatchObject({ receipts: 20 });
    expect(await tablet.outbox()).toEqual([]);
    // Nobody has worked on a copy of its profile.
    expect((await tablet.store.exchangeStatus()).copied).toBeNull();
    await eachOnce(entities, before);
  });

  it('[R2] that has come itself meanwhile is answered all the same', async () => {
    const entities = await twenty();
    const { mutationNo: before } = await counter();
    const copy = await copyOf(tablet);
    await takeIn(leader, copy);
    await tablet.sync();
    expect(await leader.sync()).toMatchObject({ sent: 20, receipts: 20 });
    await eachOnce(entities, before);
  });

  it('[R2] opened on two machines, and twice on one, is there once', async () => {
    const entities = await twenty();
    const { mutationNo: before } = await counter();
    const copy = await copyOf(tablet);
    const second = await deviceOf(1, 'máy khác của lãnh đạo');
    await takeIn(leader, copy);
    expect(await takeIn(leader, copy)).toEqual({ status: 'taken', taken: 0, before: 20 });
    await takeIn(second, copy);
    await leader.sync();
    expect(await takeIn(leader, copy)).toEqual({ status: 'taken', taken: 0, before: 20 });
    await second.sync();
    await second.close();
    await eachOnce(entities, before);
  });

  it('[R14] goes on when the carrier’s own profile has been copied, and numbers anew', async () => {
    const entities = await twenty();
    const { mutationNo: before } = await counter();
    await takeIn(leader, await copyOf(tablet));
    // A copy of the leader's profile has used the lane already.
    const { device, incarnation } = await leader.store.identity();
    const rows = await leader.parts.database.outbox.orderBy('turn').toArray();
    const lane = rows[0]?.lane ?? '';
    await leader.parts.database.outbox.bulkPut(rows.map((row) => ({ ...row, seq: row.seq + 50 })));
    await leader.parts.database.meta.put({ id: `lane:${lane}`, value: { next: 71, sendFrom: null }, box: null });
    expect(await leader.sync()).toMatchObject({ receipts: 20 });
    expect(await leader.store.identity()).toMatchObject({ device });
    expect((await leader.store.identity()).incarnation).not.toBe(incarnation);
    await eachOnce(entities, before);
  });

  it('[R14] of the carrier herself keeps a lane beside her own, also when she numbers anew', async () => {
    const hers = await deviceOf(1, 'máy khác của lãnh đạo');
    await hers.sync();
    await sealDataKey(madeUpDataKey(hers.parts));
    const births = makePeople(30);
    for (const device of [hers, leader, hers, leader])
      await device.perform({ name: 'openDossier', args: births.birth() });
    const { mutationNo: before } = await counter();
    await takeIn(leader, await copyOf(hers));
    // Both lanes begin where the server has nothing.
    const { outbox, meta } = leader.parts.database;
    for (const row of await outbox.orderBy('turn').reverse().toArray()) {
      await outbox.put({ ...row, seq: row.seq + 50 });
      await meta.put({ id: `lane:${row.lane}`, value: { next: 99, sendFrom: null }, box: null });
    }
    expect(await leader.sync()).toMatchObject({ receipts: 4 });
    expect(await leader.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
    await hers.sync();
    expect((await counter()).mutationNo).toBe(before + 4);
    expect(await hers.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
    await hers.close();
  });

  it('[R9] is taken in by nobody else, and by nobody of another commune', async () => {
    await twenty();
    const copy = await copyOf(tablet);
    const opened = await open(leader, copy);
    if (opened.status !== 'open') throw new Error(opened.status);
    const { head } = opened;
    const elsewhere = { ...opened, head: { ...head, scope: '00001' } };
    expect(await takeInOutbox(leader.parts, elsewhere)).toEqual({ status: 'otherCommune' });
    await server.store.accounts.setRoles(server.accounts[1].id, ['officer'], server.clock.now());
    await leader.sync();
    expect(await takeIn(leader, copy)).toEqual({ status: 'notYours' });
    await leader.store.endSession();
    expect(await takeIn(leader, copy)).toEqual({ status: 'notYours' });
  });

  it('is opened by paper and passphrase together, and says what is wrong', async () => {
    await twenty();
    const copy = await copyOf(tablet);
    expect(await open(leader, copy, 'một hai ba bốn năm sáu bảy')).toEqual({ status: 'wrong' });
    const patched = copy.map((byte, at) => (at === copy.length - 1 ? byte ^ 1 : byte));
    expect(await open(leader, patched)).toEqual({ status: 'damagedFile' });
  });

  it('holds what the server has answered for, and does not send that again', async () => {
    await twenty();
    const rows = await tablet.parts.database.outbox.orderBy('turn').toArray();
    await tablet.parts.database.outbox.bulkPut(rows.slice(0, 3).map((row) => ({ ...row, state: 'held' as const })));
    expect(await open(leader, await copyOf(tablet))).toMatchObject({ status: 'open', answered: 3, unreadable: 0 });
  });
});

describe('an outbox that cannot be sealed', () => {
  it('is empty, or has no key to be sealed to, and says which', async () => {
    const { database, clock, randomBytes } = tablet.parts;
    const parts = { database, clock, randomBytes, subtle };
    expect(await sealedOutbox(parts)).toEqual({ status: 'empty' });
    await twenty();
    await database.keys.clear();
    expect(await sealedOutbox(parts)).toEqual({ status: 'noKey', count: 20 });
  });
});
