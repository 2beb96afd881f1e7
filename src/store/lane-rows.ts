import type { Worker } from './acts-elsewhere.ts';
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

/** Let go of, and not for others to decide: its number alone travels, and it stays behind where a fork takes the rest away (R4, R14). */
export function isLetGo(row: LaneRow): boolean {
  return 'outcome' in row && row.outcome === 'released' && row.othersDecide !== true;
}

interface WhichAnswered {
  /** Only those numbered below it. */
  readonly below?: number;
  readonly letGoToo?: boolean;
}

/** The last answered act of a lane. Only inside a transaction. */
export async function lastAnswered(
  database: DeviceDatabase,
  lane: string,
  { below = Infinity, letGoToo = true }: WhichAnswered = {},
): Promise<LaneRow | undefined> {
  const range = [
    [lane, 0],
    [lane, below],
  ] as const;
  const answered = await database.acknowledged
    .where('[lane+seq]')
    .between(...range)
    .reverse()
    .filter((row) => letGoToo || !isLetGo(row))
    .first();
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

/**
 * Every lane with answered acts here, the last 45 days', that she may ask about (R13): those of her commune, and her own
 * for another one (R18). Only inside a transaction.
 */
export async function answeredLanes(database: DeviceDatabase, { account, scope }: Worker): Promise<readonly string[]> {
  const lanes = new Set<string>();
  for (const table of [database.acknowledged, database.outbox]) {
    let after: unknown[] = [''];
    while (lanes.size < mostLanes) {
      const row: LaneRow | undefined = await table.where('[lane+seq]').above(after).first();
      if (row === undefined) break;
      if (row.scope === scope || row.author === account) lanes.add(row.lane);
      after = [row.lane, Infinity];
    }
  }
  const answered: string[] = [];
  for (const lane of lanes) if ((await lastAnswered(database, lane)) !== undefined) answered.push(lane);
  return answered.slice(0, mostLanes);
}
