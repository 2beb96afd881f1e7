import type { Table } from 'dexie';
import { outboxOnDisk } from './names-on-disk.ts';
import type { OutboxRow } from './rows.ts';

/** Moves acts from where builds up to version 4 put them; whether there were any. Only inside a transaction. */
export async function moveStrays(table: (name: string) => Table<OutboxRow, string>): Promise<boolean> {
  const rows = await table('outbox').toArray();
  if (rows.length === 0) return false;
  await table(outboxOnDisk).bulkPut(rows);
  await table('outbox').clear();
  return true;
}
