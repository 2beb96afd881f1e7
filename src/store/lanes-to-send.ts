import { exchangeLimits } from '../protocol/sync-exchange.ts';
import type { DeviceDatabase } from './database.ts';
import { firstElsewhere, type Worker } from './acts-elsewhere.ts';
import { firstFrom, type LaneRow } from './lane-rows.ts';
import { readLane } from './meta.ts';
import { madeElsewhere, type OutboxRow } from './rows.ts';

/** A lane with acts to send: contiguous, from the first the server lacks. */
export interface LaneRows {
  readonly lane: string;
  readonly scope: string;
  readonly incarnation: string;
  readonly author: string;
  /** Where that is not this one. */
  readonly device?: string;
  readonly rows: readonly LaneRow[];
  /** The disk has more of this lane than were read. */
  readonly more: boolean;
}

/** No act is smaller: so many at most fit into a batch. */
const smallestAct = 400;
const mostLanes = 256;

/** Lanes with waiting acts, her own for other communes too, and those of which the server is offered again what it has lost (`resend`). Only inside a transaction. */
export async function readLanesToSend(
  database: DeviceDatabase,
  { account, scope }: Worker,
  {
    batchBytes,
    resend,
    behind,
    rests,
  }: {
    readonly batchBytes: number;
    readonly resend: readonly string[];
    readonly behind?: ReadonlyMap<string, number> | undefined;
    /** Acts that need not go now. */
    readonly rests: (row: OutboxRow) => boolean;
  },
): Promise<readonly LaneRows[]> {
  const limit = Math.min(exchangeLimits.mutations, Math.ceil(batchBytes / smallestAct));
  const lanes: LaneRows[] = [];
  const seen = new Set<string>();
  let after: unknown[] = ['waiting', `${scope}/`];
  while (lanes.length < mostLanes) {
    const first = await database.outbox
      .where('[state+lane+seq]')
      .between(after, ['waiting', `${scope}/\uffff`], false)
      .filter((row) => !rests(row))
      .first();
    if (first === undefined) break;
    seen.add(first.lane);
    lanes.push(await laneRows(database, first, { limit, behind }));
    after = ['waiting', first.lane, Infinity];
  }
  // A file carries what was made here alone: what came from elsewhere is brought by her who may, over a line (R9).
  for (let elsewhere: string | null = null; behind === undefined && lanes.length < mostLanes;) {
    const first: LaneRow | undefined = await firstElsewhere(database, { account, scope }, elsewhere);
    if (first === undefined) break;
    seen.add(first.lane);
    lanes.push(await laneRows(database, first, { limit, behind }));
    elsewhere = first.lane;
  }
  for (const lane of resend) {
    const { sendFrom } = await readLane(database, lane);
    if (seen.has(lane) || sendFrom === null || lanes.length >= mostLanes) continue;
    const first = await firstFrom(database, lane, sendFrom);
    if (first !== undefined) lanes.push(await laneRows(database, first, { limit, behind }));
  }
  return lanes;
}

async function laneRows(
  database: DeviceDatabase,
  first: LaneRow,
  { limit, behind }: { readonly limit: number; readonly behind: ReadonlyMap<string, number> | undefined },
): Promise<LaneRows> {
  const { lane, scope, incarnation, author } = first;
  const { sendFrom } = await readLane(database, lane);
  const before = behind?.get(lane);
  const from = before === undefined ? Math.min(first.seq, sendFrom ?? first.seq) : before + 1;
  const inLane = [
    [lane, from],
    [lane, Infinity],
  ] as const;
  // After a gap the run begins with acts that had been answered: the server has lost them and takes them again (R13).
  const offersAgain = sendFrom !== null;
  const answered = offersAgain
    ? await database.acknowledged
        .where('[lane+seq]')
        .between(...inLane)
        .limit(limit + 1)
        .toArray()
    : [];
  const inOutbox = await database.outbox
    .where('[lane+seq]')
    .between(...inLane)
    .limit(limit + 1)
    .toArray();
  const rows = [...answered, ...inOutbox].sort((a, b) => a.seq - b.seq);
  // What the server asks for may have been forgotten since; then it hears the rest, and says so again (R14).
  const asked = contiguous(rows, from);
  const isPassed = asked.length > 0 || before !== undefined;
  const run = (isPassed ? asked : contiguous(rows, first.seq)).slice(0, limit);
  const head = { lane, scope, incarnation, author, ...madeElsewhere(first) };
  return { ...head, rows: run, more: rows.length > run.length };
}

function contiguous<Row extends { readonly seq: number }>(rows: readonly Row[], from: number): readonly Row[] {
  const run: Row[] = [];
  for (const row of rows) {
    if (row.seq < from) continue;
    if (row.seq !== from + run.length) break;
    run.push(row);
  }
  return run;
}
