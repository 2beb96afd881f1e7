import type { DeviceDatabase } from './database.ts';
import type { Batch } from './exchange-store.ts';
import { firstFrom } from './lane-rows.ts';
import { readLane, writeLane } from './meta.ts';
import type { SettledLanes } from './settle-lanes.ts';
import type { Settled } from './settle-receipts.ts';

interface Answered {
  readonly runs: Batch['runs'];
  readonly lanes: SettledLanes;
  readonly retaken: Settled['retaken'];
}

/**
 * R13: where a lane is asked about and the first act of the run had another word already, the server has lost what it had
 * said and got the lane all the same: a copied profile, or a request that came late, brought it. What came before may have
 * another word too, so the lane is offered from further back, each time twice as far, until an act bears its old word.
 * Answers the lanes that are still asked about, and how far back next. Only inside a transaction, after the lanes.
 */
export async function stepBack(
  database: DeviceDatabase,
  asking: Readonly<Record<string, number>>,
  { runs, lanes, retaken }: Answered,
): Promise<Record<string, number>> {
  const still: Record<string, number> = {};
  for (const [lane, step] of Object.entries(asking)) {
    const run = runs.find((one) => one.lane === lane);
    if (run === undefined || lanes.resend.includes(lane)) {
      still[lane] = step;
      continue;
    }
    const first = await firstFrom(database, lane, run.from);
    if (first?.seq !== run.from || !retaken.acts.has(first.id) || run.from === 1) continue;
    await writeLane(database, lane, { ...(await readLane(database, lane)), sendFrom: Math.max(1, run.from - step) });
    still[lane] = step * 2;
  }
  return still;
}
