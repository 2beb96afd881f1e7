import type { LaneAnswer } from '../protocol/sync-exchange.ts';
import type { DeviceDatabase } from './database.ts';
import { readLane, writeLane } from './meta.ts';
import { laneKey } from './rows.ts';

export interface SettledLanes {
  readonly fork: boolean;
  /** The next run begins elsewhere than this one did. */
  readonly redirected: boolean;
  /** A run that is being sent again has come further. */
  readonly advanced: boolean;
}

/** What the server said of each lane, written down. Only inside a transaction, after the receipts. */
export async function settleLanes(
  database: DeviceDatabase,
  answers: readonly LaneAnswer[],
  incarnation: string | undefined,
): Promise<SettledLanes> {
  let fork = false;
  let redirected = false;
  let advanced = false;
  for (const answer of answers) {
    const lane = laneKey(answer);
    const state = await readLane(database, lane);
    switch (answer.outcome) {
      case 'ok':
        if (state.sendFrom === null) break;
        // Sending again after a gap may take several batches.
        await writeLane(database, lane, { ...state, sendFrom: answer.expected });
        advanced ||= answer.expected > state.sendFrom;
        break;
      case 'gap':
        if (await isKept(database, lane, answer.expected)) {
          if (state.sendFrom === answer.expected) break;
          await writeLane(database, lane, { ...state, sendFrom: answer.expected });
          redirected = true;
        } else {
          // The number it waits for is no longer here: these numbers lead nowhere, so new ones are taken (R14).
          fork = true;
        }
        break;
      case 'fork':
        fork = true;
        break;
      default:
        answer.outcome satisfies never;
    }
  }
  // An answer about lanes of an incarnation that this device has left already asks for nothing.
  const own = answers.some((answer) => answer.incarnation === incarnation);
  return { fork: fork && own, redirected: redirected || (fork && own), advanced };
}

async function isKept(database: DeviceDatabase, lane: string, seq: number): Promise<boolean> {
  const at = [lane, seq];
  return (
    (await database.outbox.where('[lane+seq]').equals(at).count()) > 0 ||
    (await database.acknowledged.where('[lane+seq]').equals(at).count()) > 0
  );
}
