import { afterEach, describe, expect, it } from 'vitest';
import { sheetMappings } from '../../src/domain/exchange-sheet/mappings.ts';
import { eachDossier, unwatched } from '../../src/state/each-dossier.ts';
import { exportSheet } from '../../src/features/sheets/export-sheet.ts';
import { createUnitTables } from '../../src/state/unit-tables.ts';
import { openDeskWithBirths } from '../support/desk-with-births.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

async function openDesk(count: number) {
  const desk = await openDeskWithBirths(count, 6);
  opened.push(desk.store);
  return desk;
}

describe('a walk through everything on the device', () => {
  it('tells how far it is, and comes to its end', async () => {
    const { store } = await openDesk(1_100);
    const told: (readonly [number, number])[] = [];
    let count = 0;
    for await (const { id } of eachDossier(store, { ...unwatched, tell: (done, of) => told.push([done, of]) }))
      count += id === '' ? 0 : 1;
    expect(count).toBe(1_100);
    // The last page was full, so there is one more, and nothing on it.
    expect(told).toEqual(Array.from({ length: 12 }, (_, page) => [page * 100, 1_100]));
  });

  it('[R4] what cannot be read hides nothing that comes after it, and is told of', async () => {
    const { store, records, ids } = await openDesk(1_100);
    const broken = [0, 7, 99, 100, 1_099].map((at) => ids[at] ?? '');
    await records
      .where('id')
      .anyOf(broken)
      .modify({ box: new Uint8Array(80).fill(7) });
    let told = 0;
    const found = new Set<string>();
    for await (const { id } of eachDossier(store, { ...unwatched, passedOver: (damaged) => (told += damaged) }))
      found.add(id);
    expect(told).toBe(5);
    expect([...found].sort()).toEqual(ids.filter((id) => !broken.includes(id)).sort());
  });

  it('goes on where it was, also when the record it had come to has left', async () => {
    const { store, records } = await openDesk(600);
    const { dossiers, next } = await store.dossierPage({ limit: 500 });
    await records.delete(dossiers.at(-1)?.id ?? '');
    expect((await store.dossierPage({ limit: 500, from: next ?? '' })).dossiers).toHaveLength(100);
  });

  it('stopped, it reads no further, and no half of a book is handed out for the whole of it', async () => {
    const { store } = await openDesk(1_100);
    let stopped = false;
    let count = 0;
    const walk = { tell: (done: number) => (stopped = done >= 900), isStopped: () => stopped };
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
