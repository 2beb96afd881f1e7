import type { DeviceDatabase } from './database.ts';
import type { AcknowledgedRow, OutboxRow } from './rows.ts';

export type LaneRow = OutboxRow | AcknowledgedRow;

/** Whether the server has ever said anything of it. */
export function isAnswered(row: LaneRow): boolean {
  return 'outcome' in row || row.state !== 'waiting';
}

/** The first act of a lane, answered or not, numbered `from` or higher. Only inside a transaction. */
export async function firstFrom(database: DeviceDatabase, lane: string, from: number): Promise<LaneRow | undefined> {
  const range = [
    [lane, from],
    [lane, Infinity],
  ] as const;
  const answered = await database.acknowledged
    .where('[lane+seq]')
    .between(...range)
    .first();
  const waiting = await database.outbox
    .where('[lane+seq]')
    .between(...range)
    .first();
  if (answered === undefined || waiting === undefined) return answered ?? waiting;
  return answered.seq < waiting.seq ? answered : waiting;
}

/** The last answered act of a lane, or of those numbered below `below`. Only inside a transaction. */
export async function lastAnswered(
  database: DeviceDatabase,
  lane: string,
  below = Infinity,
): Promise<LaneRow | undefined> {
  const range = [
    [lane, 0],
    [lane, below],
  ] as const;
  const answered = await database.acknowledged
    .where('[lane+seq]')
    .between(...range)
    .last();
  const inOutbox = await database.outbox
    .where('[lane+seq]')
    .between(...range)
    .reverse()
    .filter(isAnswered)
    .first();
  if (answered === undefined || inOutbox === undefined) return answered ?? inOutbox;
  return answered.seq > inOutbox.seq ? answered : inOutbox;
}

const mostLanes = 256;

/** Every lane of a scope that has answered acts here: the last 45 days' (R13). Only inside a transaction. */
export async function answeredLanes(database: DeviceDatabase, scope: string): Promise<readonly string[]> {
  const lanes = new Set<string>();
  for (const table of [database.acknowledged, database.outbox]) {
    let after: unknown[] = [`${scope}/`];
    for (let seen = 0; seen < mostLanes; seen += 1) {
      const row: LaneRow | undefined = await table
        .where('[lane+seq]')
        .between(after, [`${scope}/\uffff`], false)
        .first();
      if (row === undefined) break;
      lanes.add(row.lane);
      after = [row.lane, Infinity];
    }
  }
  const answered: string[] = [];
  for (const lane of lanes) if ((await lastAnswered(database, lane)) !== undefined) answered.push(lane);
  return answered.slice(0, mostLanes);
}
