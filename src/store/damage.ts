import type { DeviceDatabase } from './database.ts';
import type { Timers } from './device-ports.ts';
import { openDraft } from './drafts.ts';
import { damageRow, readDamage } from './damage-notes.ts';
import { openMutationText, openView } from './row-content.ts';
import type { Store } from './store.ts';
import { reopening, storageFailure } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Rows that can no longer be read. Outbox, views and drafts are few and looked at each time; a record of the base is
 * noted when a reader comes upon it, and leaves the list when the server has sent it again.
 */
export async function readUnreadable(parts: StoreParts): ReturnType<Store['unreadable']> {
  const { database, boxes } = parts;
  const tables = [database.meta, database.outbox, database.views, database.drafts];
  const found = await reopening(database, () =>
    database.transaction('r', tables, async () => ({
      noted: await readDamage(database),
      outbox: await database.outbox.toArray(),
      views: await database.views.toArray(),
      drafts: await database.drafts.toArray(),
    })),
  );
  const unreadable = found.noted.filter(({ table }) => table === 'records');
  const look = async <Row extends { id: string }>(
    table: string,
    rows: readonly Row[],
    open: (row: Row) => Promise<unknown>,
  ): Promise<void> => {
    const opened = await Promise.all(rows.map(open));
    rows.forEach((row, at) => {
      if (opened[at] === undefined) unreadable.push({ table, id: row.id });
    });
  };
  await look('outbox', found.outbox, (row) => openMutationText(boxes, row));
  await look('views', found.views, (row) => openView(boxes, row));
  await look('drafts', found.drafts, (row) => openDraft(parts, row));
  return unreadable;
}

/**
 * Writes what readers noted in a turn of its own: a reader may be a live query, in which nothing may be written.
 * A note that cannot be written is lost without harm; the next reader makes it again.
 */
export function createDamageNotes(database: DeviceDatabase, timers: Timers): StoreParts['noteDamage'] {
  const noted = new Map<string, ReturnType<typeof damageRow>>();
  const write = async (): Promise<void> => {
    const rows = [...noted.values()];
    noted.clear();
    try {
      await database.transaction('rw', database.meta, database.records, async () => {
        const left = rows.filter(({ value: { table } }) => table === 'records').map(({ value: { id } }) => id);
        const there = new Set(await database.records.where('id').anyOf(left).primaryKeys());
        // Of a record that has left meanwhile nothing would ever take the note away again.
        await database.meta.bulkPut(rows.filter(({ value: { table, id } }) => table !== 'records' || there.has(id)));
      });
    } catch (error) {
      if (storageFailure(error) === undefined) throw error;
    }
  };
  return (table, id) => {
    const row = damageRow(table, id);
    if (noted.size === 0) timers.set(0, () => void write());
    noted.set(row.id, row);
  };
}
