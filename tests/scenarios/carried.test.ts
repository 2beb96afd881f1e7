import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersTo, bring, filesOf, hasHeardOf, takeIn } from '../support/carried-by-file.ts';
import { type Device, openDevice } from '../support/device.ts';
import { attachPages, madeUpPage } from '../support/made-up-pages.ts';
import { makePeople } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testCommune } from '../support/server-parts.ts';

let server: ServerInProcess;
let tablet: Device;
let neighbour: Device;
beforeEach(async () => {
  server = await openServerInProcess();
  tablet = await deviceOf(0, 'máy tính bảng');
  // Of the commune beside it: who carries needs no right of any kind.
  neighbour = await deviceOf(3, 'máy xã bên');
  await tablet.sync();
  await hasHeardOf(tablet, server.serverUrl);
});
afterEach(async () => {
  await tablet.close();
  await neighbour.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}

const counter = () => server.store.read((scope) => scope(testCommune.code).counter());
const births = makePeople(20);

async function takes(count: number, device = tablet): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const args of births.births(count)) taken.push((await device.perform({ name: 'openDossier', args })).entity);
  return taken;
}

async function oneFile(): Promise<Blob> {
  const [file, ...more] = await filesOf(tablet);
  if (file === undefined || more.length > 0) throw new Error('There is one file.');
  return file;
}

/** The line is back: nothing is sent again, and the machine comes to what the server has. */
async function eachOnce(acts: number, dossiers: number): Promise<void> {
  expect(await tablet.sync()).toMatchObject({ sent: 0 });
  expect((await counter()).mutationNo).toBe(acts);
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
  expect(await tablet.digest()).toBe((await counter()).digest);
  expect((await tablet.dossiers()).length).toBe(dossiers);
  expect(await tablet.store.exchangeStatus()).toMatchObject({ copied: null, restore: null });
}

describe('what waits on a machine that has no line', () => {
  it('[R2] [R4] [R11] goes in a file by a neighbour’s machine, and its receipts come back by one', async () => {
    await takes(20);
    const file = await oneFile();
    // In a file it has not left.
    expect((await tablet.outbox()).length).toBe(20);
    const answers = await answersTo(neighbour, file, server.serverUrl);
    expect((await counter()).mutationNo).toBe(20);
    expect(await takeIn(tablet, answers)).toMatchObject({ status: 'taken', receipts: 20, stale: 0, unproved: 0 });
    expect(await tablet.outbox()).toEqual([]);
    // Its last exchange was over the line, days ago, and the clock of the server is what it was then (R16).
    expect((await tablet.store.exchangeStatus()).lastFailure).toBeNull();
    await eachOnce(20, 20);
  });

  it('[R2] [R8] is there once, brought twice, answered twice, and after the line was there first', async () => {
    await takes(3);
    const before = await oneFile();
    await takes(2);
    const file = await oneFile();
    const answers = [await answersTo(neighbour, file, server.serverUrl)];
    answers.push(
      await answersTo(neighbour, file, server.serverUrl),
      await answersTo(neighbour, before, server.serverUrl),
    );
    expect(await tablet.sync()).toMatchObject({ sent: 5, receipts: 5 });
    await takes(1);
    for (const one of [...answers].reverse())
      expect(await takeIn(tablet, one)).toMatchObject({ status: 'taken', receipts: 0 });
    expect(await tablet.sync()).toMatchObject({ sent: 1, receipts: 1 });
    await eachOnce(6, 6);
  });

  it('[R3] in several files: one that comes too early waits for the one before it, and says so', async () => {
    const [entity = ''] = await takes(150);
    const pages = [madeUpPage(1, 300_000), madeUpPage(2, 50_000)];
    expect((await attachPages(tablet.store, entity, pages)).status).toBe('saved');
    const files = await filesOf(tablet, { fileBytes: 1_000 });
    expect(files.length).toBeGreaterThan(3);
    const early: Blob[] = [];
    for (const file of [...files].reverse()) early.push(await answersTo(neighbour, file, server.serverUrl));
    const told = [];
    for (const one of early) told.push(await takeIn(tablet, one));
    expect(told).toContainEqual(expect.objectContaining({ early: 1, receipts: 0 }));
    server.clock.advance(60_000);
    const inOrder: Blob[] = [];
    for (const file of files) inOrder.push(await answersTo(neighbour, file, server.serverUrl));
    for (const one of inOrder) expect(await takeIn(tablet, one)).toMatchObject({ status: 'taken', early: 0 });
    // What was said before counts no more.
    for (const one of early) await takeIn(tablet, one);
    expect(await tablet.outbox()).toEqual([]);
    expect(await tablet.store.pages.waiting()).toEqual({ pages: 0, bytes: 0, acts: 0 });
    await eachOnce(151, 150);
    for (const { sha256, content } of pages) {
      const page = { scope: testCommune.code, sha256 };
      expect(await server.parts.blobs.get(page)).toEqual(content);
    }
  });

  it('[R3] a file of which the one before never came tells what the server lacks, and the next has it', async () => {
    await takes(60);
    const [, second] = await filesOf(tablet, { fileBytes: 1_000 });
    if (second === undefined) throw new Error('There are two files.');
    expect(await takeIn(tablet, await answersTo(neighbour, second, server.serverUrl))).toMatchObject({ early: 1 });
    const answers = await answersTo(neighbour, await oneFile(), server.serverUrl);
    expect(await takeIn(tablet, answers)).toMatchObject({ receipts: 60, early: 0 });
    await eachOnce(60, 60);
  });

  it('[R14] of a copied profile is numbered anew, and the next file takes it', async () => {
    await takes(3);
    await tablet.sync();
    await takes(2);
    const { outbox, meta } = tablet.parts.database;
    // Another has used these numbers.
    for (const row of await outbox.toArray()) {
      await outbox.put({ ...row, seq: row.seq - 3 });
      await meta.put({ id: `lane:${row.lane}`, value: { next: 3, sendFrom: null }, box: null });
    }
    const forked = await takeIn(tablet, await answersTo(neighbour, await oneFile(), server.serverUrl));
    expect(forked).toMatchObject({ forked: true, receipts: 0 });
    expect((await tablet.outbox()).length).toBe(2);
    const answers = await answersTo(neighbour, await oneFile(), server.serverUrl);
    expect(await takeIn(tablet, answers)).toMatchObject({ forked: false, receipts: 2 });
    expect((await counter()).mutationNo).toBe(5);
    expect(await tablet.outbox()).toEqual([]);
  });

  it('[R6] opens nowhere but on the machine that wrote it', async () => {
    await takes(2);
    const other = await deviceOf(1, 'máy khác của xã');
    await hasHeardOf(other, server.serverUrl);
    await takes(1, other);
    const [theirs] = await filesOf(other);
    const answers = await answersTo(neighbour, await oneFile(), server.serverUrl);
    expect(await takeIn(other, answers)).toEqual({ status: 'otherMachine' });
    expect(await takeIn(neighbour, theirs ?? new Blob())).toEqual({ status: 'letters' });
    // Its own file, of which this profile knows nothing any more.
    await tablet.parts.database.meta.delete('carried');
    expect(await takeIn(tablet, answers)).toEqual({ status: 'unknown' });
    expect((await tablet.outbox()).length).toBe(2);
    await other.close();
  });
});

it('[R8] a server that is killed between the commit and the answer is brought the letter again, and has it once', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-carried-'));
  const doomed = await startServer({ program: 'faulty', dataDirectory, env: { KILL_AFTER_COMMITS: '2' } });
  const open = (at: number, name: string) =>
    openDevice({ serverUrl: doomed.url, account: doomed.accounts[at] ?? { username: '', password: '' }, name });
  const [device, carrier] = [await open(0, 'writes'), await open(1, 'carries')];
  await hasHeardOf(device, doomed.url);
  await takes(60, device);
  const [file] = await filesOf(device, {});
  if (file === undefined) throw new Error('Nothing was written.');
  const cut = await bring(carrier, file, doomed.url);
  expect(cut).toMatchObject({ status: 'noLine', done: 1 });
  await doomed.ended;

  const again = await startServer({ dataDirectory, port: doomed.port });
  expect(await takeIn(device, await answersTo(carrier, file, again.url))).toMatchObject({ receipts: 60, early: 0 });
  expect(await device.outbox()).toEqual([]);
  await device.sync();
  await carrier.sync();
  expect((await carrier.dossiers()).length).toBe(60);
  expect(await carrier.digest()).toBe(await device.digest());
  for (const each of [device, carrier]) await each.close();
  await again.stop();
  rmSync(dataDirectory, { recursive: true });
});
