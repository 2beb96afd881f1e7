import { liveQuery } from 'dexie';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { firstPicture, openedFirst } from '../../src/features/today/first-picture.ts';
import { createStoreOn } from '../../src/store/create-store.ts';
import type { Sealer } from '../../src/store/device-ports.ts';
import type { DossierView } from '../../src/store/store.ts';
import { baseRow } from '../support/base-row.ts';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { testSealer } from '../support/test-sealer.ts';

const shown = 20;

function countingSealer(): { readonly sealer: Sealer; readonly opened: string[] } {
  const sealer = testSealer();
  const opened: string[] = [];
  return {
    opened,
    sealer: {
      ...sealer,
      open: (box, context) => {
        opened.push(context);
        return sealer.open(box, context);
      },
    },
  };
}

it('the day’s list opens as many boxes as it shows, however many dossiers lie on the machine', async () => {
  const { sealer, opened } = countingSealer();
  const store = createStoreOn(makeDesk().openParts({ sealer }));
  await store.startSession(sessionOf(1));
  const people = makePeople(5);
  const boxesFor = async (from: number, to: number): Promise<number> => {
    for (let count = from; count < to; count += 1) await store.perform(birthCommand(people.birth(), count));
    opened.length = 0;
    expect(await store.dossiers({ limit: shown })).toHaveLength(shown);
    return opened.length;
  };
  const few = await boxesFor(1, 25);
  expect(await boxesFor(25, 90)).toBe(few);
  // Each with its dossier, and its act that waits.
  expect(few).toBeLessThanOrEqual(2 * shown);
  store.close();
});

it('the first picture of a day opens the newest dossiers and no act besides theirs, however many wait', async () => {
  const { sealer, opened } = countingSealer();
  const parts = makeDesk().openParts({ sealer });
  const store = createStoreOn(parts);
  await store.startSession(sessionOf(1));
  const people = makePeople(7);
  const rows = Array.from({ length: openedFirst + 40 }, (_, at) => baseRow(parts, people.birth(), `dossier-${at}`, at));
  await parts.database.records.bulkPut(await Promise.all(rows));
  const oldest = (await store.dossiers({ limit: 2 * openedFirst })).slice(openedFirst);
  expect(oldest).toHaveLength(40);
  const boxes = async (): Promise<number> => {
    opened.length = 0;
    expect(await firstPicture.newest(store)).toHaveLength(openedFirst);
    expect((await firstPicture.ofHers(store)).needsYou).toBe(0);
    return opened.length;
  };
  expect(await boxes()).toBe(openedFirst);
  // Days without a line: acts wait on dossiers that nobody sees.
  for (const { dossier } of oldest)
    expect(await store.perform({ name: 'recordPrint', entity: dossier.id, args: { paper: 'slip' } })).toMatchObject({
      status: 'saved',
    });
  expect(await boxes()).toBe(openedFirst);
  store.close();
});

it('looking the base over holds nothing that a screen waits for', async () => {
  const parts = makeDesk().openParts();
  const store = createStoreOn(parts);
  await store.startSession(sessionOf(1));
  const begun = vi.spyOn(parts.database, 'transaction');
  await store.exchange.audit();
  const held = begun.mock.calls.flatMap(([mode, ...tables]) => (mode === 'rw' ? tables : []));
  expect(held).not.toContain(parts.database.records);
  expect(held).toContain(parts.database.meta);
  store.close();
});

describe('while the loop begins, and as exchanges come and go', () => {
  /** A day's list that is watched, of records that came from the server. */
  async function watchList() {
    const { sealer, opened } = countingSealer();
    const desk = makeDesk();
    const parts = desk.openParts({ sealer });
    const store = createStoreOn(parts);
    await store.startSession(sessionOf(1));
    const people = makePeople(6);
    const rows = Array.from({ length: shown }, (_, at) => baseRow(parts, people.birth(), `dossier-${at}`, at));
    await parts.database.records.bulkPut(await Promise.all(rows));
    const seen: (readonly DossierView[])[] = [];
    const watching = liveQuery(() => store.dossiers({ limit: 2 * shown })).subscribe((list) => void seen.push(list));
    onTestFinished(() => {
      watching.unsubscribe();
      store.close();
    });
    await vi.waitFor(() => expect(seen.at(-1)).toHaveLength(shown));
    const timesOpened = (): number => opened.filter((context) => context === 'records/dossier-1').length;
    const exchange = async (): Promise<void> => {
      const since = desk.clock.now();
      await store.exchange.noteSending(null);
      await store.exchange.noteSending({ runs: [], since, until: since + 10_000 });
      await store.exchange.noteSending(null);
    };
    return { store, people, seen, timesOpened, exchange };
  }

  it('a list of which nothing waits is opened once, and again only when something is saved', async () => {
    const { store, people, seen, timesOpened, exchange } = await watchList();
    expect(timesOpened()).toBe(1);
    await exchange();
    await store.perform(birthCommand(people.birth(), 1));
    await vi.waitFor(() => expect(seen.at(-1)).toHaveLength(shown + 1));
    expect([seen.length, timesOpened()]).toEqual([2, 2]);
  });

  it('a loop that finds nobody sending changes nothing that a screen watches', async () => {
    const { store, people, seen } = await watchList();
    await store.perform(birthCommand(people.birth(), 1));
    await vi.waitFor(() => expect(seen.at(-1)).toHaveLength(shown + 1));
    const before = seen.length;
    await store.exchange.noteSending(null);
    await store.perform(birthCommand(people.birth(), 2));
    await vi.waitFor(() => expect(seen.at(-1)).toHaveLength(shown + 2));
    expect(seen).toHaveLength(before + 1);
  });
});
