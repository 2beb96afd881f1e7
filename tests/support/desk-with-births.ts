import { createStoreOn } from '../../src/store/create-store.ts';
import { baseRow } from './base-row.ts';
import { makeDesk, sessionOf } from './made-up-desk.ts';
import { makePeople } from './people.ts';

/** A store that holds so many births, as the server sent them. */
export async function openDeskWithBirths(count: number, seed: number) {
  const desk = makeDesk({ seed });
  const parts = desk.openParts();
  const store = createStoreOn(parts);
  await store.startSession(sessionOf(1));
  const rows = makePeople(seed).births(count);
  const put = await Promise.all(rows.map((fields) => baseRow(parts, fields, desk.newId())));
  await parts.database.records.bulkPut(put);
  return { store, records: parts.database.records, ids: put.map(({ id }) => id) };
}
