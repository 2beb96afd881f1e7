import { afterEach, describe, expect, it } from 'vitest';
import { sheetMappings } from '../../src/domain/exchange-sheet/mappings.ts';
import { eachDossier, unwatched } from '../../src/state/each-dossier.ts';
import { exportSheet } from '../../src/features/sheets/export-sheet.ts';
import { createStoreOn } from '../../src/store/create-store.ts';
import { createUnitTables } from '../../src/state/unit-tables.ts';
import { baseRow } from '../support/base-row.ts';
import { makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

async function openDesk(count: number) {
  const desk = makeDesk({ seed: 6 });
  const parts = desk.openParts();
  const store = createStoreOn(parts);
  opened.push(store);
  await store.startSession(sessionOf(1));
  const rows = makePeople(6).births(count);
  await parts.database.records.bulkPut(await Promise.all(rows.map((fields) => baseRow(parts, fields, desk.newId()))));
  return store;
}

describe('a walk through everything on the device', () => {
  it('tells how far it is, and comes to its end', async () => {
    const store = await openDesk(1_100);
    const told: (readonly [number, number])[] = [];
    let count = 0;
    for await (const { id } of eachDossier(store, { ...unwatched, tell: (done, of) => told.push([done, of]) }))
      count += id === '' ? 0 : 1;
    expect(count).toBe(1_100);
    expect(told).toEqual([
      [0, 1_100],
      [500, 1_100],
      [1_000, 1_100],
    ]);
  });

  it('stopped, it reads no further, and no half of a book is handed out for the whole of it', async () => {
    const store = await openDesk(1_100);
    let stopped = false;
    let count = 0;
    const walk = { tell: (done: number) => (stopped = done >= 500), isStopped: () => stopped };
    for await (const { id } of eachDossier(store, walk)) count += id === '' ? 0 : 1;
    expect(count).toBe(1_000);
    const [mapping] = sheetMappings;
    if (mapping === undefined) throw new Error('There are sheets.');
    stopped = false;
    const tables = {
      nationalities: () => Promise.resolve([]),
      units: createUnitTables(() => Promise.resolve([])),
    };
    const parts = { ...tables, store, commune: { name: 'xã Thử Nghiệm' } };
    expect(await exportSheet({ mapping, year: null }, 'xlsx', parts, walk)).toBeNull();
  });
});
