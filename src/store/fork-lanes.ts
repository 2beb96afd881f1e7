import type { DeviceDatabase } from './database.ts';
import { isLetGo } from './lane-rows.ts';
import { readMeta, writeLane, writeMeta } from './meta.ts';
import { type AcknowledgedRow, laneKey, type OutboxRow } from './rows.ts';

/** An answered act among the stranded takes its place in a new lane with its receipt. */
type Movable = OutboxRow | AcknowledgedRow;

/**
 * R14: another has used this device's numbers, or it has lost the commit in which it used them. It takes a new
 * incarnation, and what is not answered yet is numbered anew in it, in the order it was made. The acts themselves, and
 * so their hashes, stay as they are; what has an answer stays in the lane it was answered in, but for what a restored
 * server has lost and can no longer take in that lane (R13): `stranded`, from which number of which lane on. What a
 * person has let go of stays behind. Answers the lanes in which answered acts are offered. Only inside a transaction.
 */
export async function forkLanes(
  database: DeviceDatabase,
  incarnation: string,
  stranded: ReadonlyMap<string, number> = new Map(),
): Promise<readonly string[]> {
  const identity = await readMeta(database, 'identity');
  if (identity === undefined) return [];
  await writeMeta(database, 'identity', { device: identity.device, incarnation });
  const inOutbox = await database.outbox
    .orderBy('turn')
    .filter((row) => row.state === 'waiting' || row.seq >= (stranded.get(row.lane) ?? Infinity))
    .toArray();
  const answered: AcknowledgedRow[] = [];
  for (const [lane, from] of stranded) {
    const rows = await database.acknowledged.where('[lane+seq]').between([lane, from], [lane, Infinity]).toArray();
    answered.push(...rows.filter((row) => !isLetGo(row)));
  }
  const next = new Map<string, number>();
  const resent = new Set<string>();
  const renumber = <Row extends Movable>(row: Row): Row => {
    const lane = laneKey({ scope: row.scope, incarnation, author: row.author, device: row.device });
    const seq = next.get(lane) ?? 1;
    next.set(lane, seq + 1);
    if (!('state' in row) || row.state !== 'waiting') resent.add(lane);
    // A hub has it under the number of before, and is given it anew.
    const { relayedAt: _relayedAt, ...same } = row as Row & { readonly relayedAt?: number };
    return { ...(same as Row), lane, incarnation, seq };
  };
  const [outbox, acknowledged]: [OutboxRow[], AcknowledgedRow[]] = [[], []];
  for (const row of [...inOutbox, ...answered].sort((a, b) => a.turn - b.turn)) {
    if ('outcome' in row) acknowledged.push(renumber(row));
    else outbox.push(renumber(row));
  }
  await database.outbox.bulkPut(outbox);
  await database.acknowledged.bulkPut(acknowledged);
  for (const [lane, following] of next) {
    await writeLane(database, lane, { next: following, sendFrom: resent.has(lane) ? 1 : null });
  }
  return [...resent];
}
