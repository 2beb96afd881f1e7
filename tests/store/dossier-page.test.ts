import fc from 'fast-check';
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { orderKey } from '../../src/store/rows.ts';
import { baseRow } from '../support/base-row.ts';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { testSealer } from '../support/test-sealer.ts';

const opened: DeviceStore[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const each of opened.splice(0)) each.close();
});

async function openDesk() {
  const desk = makeDesk({ seed: 4 });
  const sealer = testSealer();
  const boxes: string[] = [];
  const counted: typeof sealer = {
    ...sealer,
    open(box, context) {
      boxes.push(context);
      return sealer.open(box, context);
    },
  };
  const parts = desk.openParts({ sealer: counted });
  const store = createStoreOn(parts);
  opened.push(store);
  await store.startSession(sessionOf(1));
  return { desk, parts, store, boxes };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Some as the server has sent them, the others made here and not answered. */
async function fill({ desk, parts, store }: Desk, { sent, made }: { sent: number; made: number }): Promise<void> {
  const [fields = {}] = makePeople(4).births(1);
  const rows = await Promise.all(Array.from({ length: sent }, () => baseRow(parts, fields, desk.newId())));
  await parts.database.records.bulkPut(rows);
  for (let number = 1; number <= made; number += 1) await store.perform(birthCommand(fields, number));
}

async function walk(store: DeviceStore, limit: number): Promise<readonly Dossier[]> {
  const all: Dossier[] = [];
  for (let from: string | null | undefined; from !== null;) {
    const page = await store.dossierPage({ limit, ...(from === undefined ? {} : { from }) });
    all.push(...page.dossiers);
    from = page.next;
  }
  return all;
}

it('opens one box for each dossier of a walk, whatever waits or was answered', async () => {
  const desk = await openDesk();
  await fill(desk, { sent: 7, made: 5 });
  desk.boxes.length = 0;
  expect(await walk(desk.store, 4)).toHaveLength(12);
  const rows = desk.boxes.filter((context) => !context.startsWith('meta/'));
  expect(rows.filter((context) => !/^(?:records|views)\//u.test(context))).toEqual([]);
  expect(rows).toHaveLength(12);
});

it('reads the rows of a page at once, also where a browser hands them out backwards one after the other', async () => {
  // As Chromium 109: what is newer is looked for when a database is opened.
  const newer = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'getAllRecords');
  Reflect.deleteProperty(IDBObjectStore.prototype, 'getAllRecords');
  try {
    const desk = await openDesk();
    await fill(desk, { sent: 40, made: 0 });
    const oneByOne = vi.spyOn(IDBIndex.prototype, 'openCursor');
    expect(await walk(desk.store, 15)).toHaveLength(40);
    expect(oneByOne).not.toHaveBeenCalled();
  } finally {
    if (newer !== undefined) Object.defineProperty(IDBObjectStore.prototype, 'getAllRecords', newer);
  }
});

it('hands out each once in the order of lists, however long its pages are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ sent: fc.nat(12), made: fc.nat(5) }),
      fc.integer({ min: 1, max: 20 }),
      async (of, limit) => {
        const desk = await openDesk();
        await fill(desk, of);
        const walked = await walk(desk.store, limit);
        const order = walked.map(orderKey);
        expect(order).toEqual([...order].sort().reverse());
        expect(walked).toEqual((await desk.store.dossiers({ limit: 100 })).map(({ dossier }) => dossier));
        expect(new Set(order).size).toBe(of.sent + of.made);
      },
    ),
    { numRuns: 20 },
  );
});
