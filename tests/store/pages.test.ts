import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { sliceBytes } from '../../src/store/pages/page-rows.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import { attachPages, madeUpPage } from '../support/made-up-pages.ts';
import { type DiskTrouble, withDiskTrouble } from '../support/disk-trouble.ts';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

let parts: StoreParts;
let store: DeviceStore;
let entity: string;
let trouble: DiskTrouble;

beforeEach(async () => {
  const fresh = makeDesk();
  ({ opened: parts, trouble } = withDiskTrouble(() => fresh.openParts()));
  store = createStoreOn(parts);
  await store.startSession(sessionOf(1));
  const saved = await store.perform(birthCommand(makePeople(1).birth(), 1));
  if (saved.status !== 'saved') throw new Error(saved.status);
  ({ entity } = saved);
});
afterEach(() => store.close());

const attach = (...pages: ReturnType<typeof madeUpPage>[]) => attachPages(store, entity, pages);
const states = async (...pages: ReturnType<typeof madeUpPage>[]) =>
  (await store.pages.standing(pages)).map(({ state }) => state);

const bounds = (here: string, rest = '2000-01-01') => ({ here, rest });

describe('pages on a machine', () => {
  it('[R1] are kept with the act that names them, slice by slice, in one transaction', async () => {
    const pages = [madeUpPage(1), madeUpPage(2)];
    expect((await attach(...pages)).status).toBe('saved');
    expect(await states(...pages)).toEqual(['waiting', 'waiting']);
    for (const page of pages) expect(await store.pages.content(page.sha256)).toEqual(page.content);
    expect(await parts.database.slices.count()).toBe(2 * Math.ceil(150_000 / sliceBytes));
    const largest = await parts.database.slices.toArray();
    expect(Math.max(...largest.map(({ box }) => box.length))).toBeLessThan(sliceBytes + 100);
    // The birth and its papers go first.
    expect(await store.pages.waiting()).toEqual({ pages: 2, bytes: 300_000, acts: 2 });
    await store.pages.noteSent(pages[1]?.sha256 ?? '', 50_000);
    await parts.database.pages.update(pages[0]?.sha256 ?? '', { damaged: true });
    expect(new Set(await store.pages.unsent())).toEqual(
      new Set([
        { sha256: pages[0]?.sha256, bytes: 150_000, sent: 0, state: 'damaged' },
        { sha256: pages[1]?.sha256, bytes: 150_000, sent: 50_000, state: 'waiting' },
      ]),
    );
  });

  it('[R1] are not kept when their act is refused, and the act is not when a page cannot be', async () => {
    const page = madeUpPage(3);
    const refused = await attachPages(store, entity, [page], { paper: '../x' });
    expect(refused.status).toBe('refused');
    expect(await states(page)).toEqual(['gone']);
    trouble.beforeWrite = (table) =>
      table === 'slices' ? new DOMException('no room', 'QuotaExceededError') : undefined;
    expect(await attach(page)).toMatchObject({ status: 'failed', reason: 'storageFull' });
    trouble.beforeWrite = () => undefined;
    expect((await store.dossier(entity))?.dossier.documents).toBeUndefined();
    expect(await states(page)).toEqual(['gone']);
  });

  it('are told of when an act that waited is set apart and waits no more', async () => {
    await attach(madeUpPage(15));
    let told = 0;
    const unwatch = store.pages.watch(() => (told += 1));
    await expect.poll(() => told).toBe(1);
    const [row] = await parts.database.outbox.toArray();
    await parts.database.outbox.update(row?.id ?? '', { state: 'held' });
    await expect.poll(() => told).toBe(2);
    unwatch();
  });

  it('are read from any byte on, over the edges of slices', async () => {
    const page = madeUpPage(4);
    await attach(page);
    for (const [from, length] of [
      [0, 10],
      [sliceBytes - 5, 10],
      [sliceBytes, 2],
      [100_000, 50_000],
      [149_999, 1],
    ] as const)
      expect(await store.pages.part(page.sha256, from, length)).toEqual(page.content.slice(from, from + length));
  });

  it('[R16] of which a slice is gone are damaged: shown so, and never sent as if whole', async () => {
    const [page, other] = [madeUpPage(5), madeUpPage(6)];
    await attach(page);
    await attach(other);
    await parts.database.slices.delete(`${page.sha256}/0001`);
    expect(await store.pages.content(page.sha256)).toBeUndefined();
    expect(await states(page, other)).toEqual(['damaged', 'waiting']);
    expect((await store.pages.outlook()).next?.sha256).toBe(other.sha256);
    // What cannot be sent does not wait.
    expect((await store.pages.waiting()).pages).toBe(1);
    // Photographed again, or fetched, it is whole again.
    await attach(page);
    expect(await store.pages.content(page.sha256)).toEqual(page.content);
  });

  it('[R16] whose bytes are others than their name says are damaged', async () => {
    const page = madeUpPage(7);
    await attach(page);
    const other = await parts.boxes.sealBytes(new Uint8Array(sliceBytes), `slices/${page.sha256}/0000`);
    await parts.database.slices.update(`${page.sha256}/0000`, { box: other });
    expect(await store.pages.content(page.sha256)).toBeUndefined();
    expect(await states(page)).toEqual(['damaged']);
  });

  it('leave some days after somebody has last looked at them, once the server has them', async () => {
    const [page, other] = [madeUpPage(8), madeUpPage(9)];
    await attach(page, other);
    await store.pages.settle(page.sha256, 'whole');
    expect(await states(page, other)).toEqual(['here', 'waiting']);
    expect(await store.pages.leaveBefore(bounds('2000-01-01'))).toBe(0);
    expect(await store.pages.leaveBefore(bounds('9999-01-01'))).toBe(1);
    expect(await states(page, other)).toEqual(['gone', 'waiting']);
    expect(await parts.database.slices.where('page').equals(page.sha256).count()).toBe(0);
    await store.pages.keepFetched(page);
    expect(await states(page)).toEqual(['here']);
  });

  it('[R18] that the server will not have, or of a commune not held any more, leave after a time of their own', async () => {
    const [refused, ours, theirs] = [madeUpPage(11), madeUpPage(12), madeUpPage(13)];
    await attach(refused, ours, theirs);
    await store.pages.settle(refused.sha256, 'refused');
    await parts.database.pages.update(theirs.sha256, { scope: '11111' });
    expect(await store.pages.leaveBefore(bounds('9999-01-01'))).toBe(0);
    expect(await store.pages.leaveBefore(bounds('9999-01-01', '9999-01-01'))).toBe(2);
    expect(await states(refused, ours, theirs)).toEqual(['gone', 'waiting', 'gone']);
  });

  it('[R18] do not stay with who holds lines of reports alone, once the server has them', async () => {
    const page = madeUpPage(14);
    await attach(page);
    const session = sessionOf(1);
    await store.startSession({ ...session, account: { ...session.account, roles: ['volunteer'] } });
    await store.pages.settle(page.sha256, 'whole');
    expect(await states(page)).toEqual(['gone']);
    expect(await parts.database.slices.count()).toBe(0);
  });

  it('[R1] that the server has make room for what a person saves, those first that nobody has looked at for longest', async () => {
    const [older, newer, waiting] = [madeUpPage(15, 4_000_000), madeUpPage(16), madeUpPage(17)];
    await attach(older, newer, waiting);
    for (const { sha256 } of [older, newer]) await store.pages.settle(sha256, 'whole');
    await parts.database.pages.update(older.sha256, { usedAt: '2001-01-01' });
    let full = 1;
    trouble.beforeWrite = (table) =>
      table === 'slices' && (full -= 1) === 0 ? new DOMException('no room', 'QuotaExceededError') : undefined;
    expect((await attach(madeUpPage(18))).status).toBe('saved');
    expect(await states(older, newer, waiting)).toEqual(['gone', 'here', 'waiting']);
    // What waits is not given up for it.
    trouble.beforeWrite = (table) =>
      table === 'views' ? new DOMException('no room', 'QuotaExceededError') : undefined;
    expect(await attach(madeUpPage(19))).toMatchObject({ status: 'failed', reason: 'storageFull' });
    trouble.beforeWrite = () => undefined;
    expect(await states(newer, waiting)).toEqual(['gone', 'waiting']);
  });

  it('say why the last of them did not go, until one does', async () => {
    expect(await store.pages.failure()).toBeNull();
    await store.pages.noteFailure('serverFull');
    expect(await store.pages.failure()).toBe('serverFull');
    await store.pages.noteFailure(null);
    expect(await store.pages.failure()).toBeNull();
  });

  it('are the session’s commune’s to send, after its acts, as a person wishes', async () => {
    const page = madeUpPage(10);
    await attach(page);
    expect(await store.pages.outlook()).toMatchObject({
      signedIn: true,
      actsWaiting: 2,
      next: { sha256: page.sha256, sent: 0 },
      wishes: { paused: false, onlyWifi: false },
    });
    await store.pages.setWishes({ paused: true, onlyWifi: true });
    await store.pages.noteSent(page.sha256, 70_000);
    expect(await store.pages.outlook()).toMatchObject({
      wishes: { paused: true, onlyWifi: true },
      next: { sent: 70_000 },
    });
    await store.endSession();
    expect(await store.pages.outlook()).toMatchObject({ signedIn: false, next: null });
  });
});
