import type { DeviceDatabase } from './database.ts';
import { moveGeneration } from './meta.ts';
import { moveStrays } from './move-strays.ts';
import type { OutboxRow } from './rows.ts';

/** What an older build, in a tab of before, has left since the upgrade: its acts are this one's, its sign-in is not (R15). */
export async function takeStrays(database: DeviceDatabase): Promise<void> {
  const tables = [database.meta, database.table('outbox'), database.outbox];
  await database.transaction('rw', tables, async () => {
    await database.meta.delete('session');
    if (await moveStrays((name) => database.table<OutboxRow, string>(name))) await moveGeneration(database);
  });
}
