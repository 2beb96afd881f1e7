import type { DeviceDatabase } from './database.ts';
import { readMeta, writeLane, writeMeta } from './meta.ts';
import { laneKey, type OutboxRow } from './rows.ts';

/**
 * R14: another has used this device's numbers, or it has lost the commit in which it used them. It takes a new
 * incarnation, and what is not answered yet is numbered anew in it, in the order it was made. The acts themselves, and
 * so their hashes, stay as they are; what has an answer stays in the lane it was answered in. Only inside a transaction.
 */
export async function forkLanes(database: DeviceDatabase, incarnation: string): Promise<void> {
  const identity = await readMeta(database, 'identity');
  if (identity === undefined) return;
  await writeMeta(database, 'identity', { device: identity.device, incarnation });
  const waiting = await database.outbox
    .orderBy('turn')
    .filter((row) => row.state === 'waiting')
    .toArray();
  const next = new Map<string, number>();
  const renumbered: OutboxRow[] = waiting.map((row) => {
    const lane = laneKey({ scope: row.scope, incarnation, author: row.author });
    const seq = next.get(lane) ?? 1;
    next.set(lane, seq + 1);
    return { ...row, lane, incarnation, seq };
  });
  await database.outbox.bulkPut(renumbered);
  for (const [lane, following] of next) await writeLane(database, lane, { next: following, sendFrom: null });
}
