import type { LaneAnswer } from '../protocol/sync-exchange.ts';
import type { DeviceDatabase } from './database.ts';
import type { Batch } from './exchange-store.ts';
import { firstFrom, isAnswered, lastAnswered } from './lane-rows.ts';
import { readLane, writeLane } from './meta.ts';
import type { Recovery } from './restore-state.ts';
import { laneKey } from './rows.ts';

export interface SettledLanes {
  readonly fork: boolean;
  /** It forks because another has used its numbers: a copy of this profile, as far as can be told (R14). */
  readonly copied: boolean;
  /** Lanes, and from which number on, whose answered acts the server has lost and cannot take in that lane any more (R13). */
  readonly stranded: ReadonlyMap<string, number>;
  /** The next run begins elsewhere than this one did. */
  readonly redirected: boolean;
  /** A run that is being sent again has come further. */
  readonly advanced: boolean;
  /** The server lacks acts that it had answered. */
  readonly lostHistory: boolean;
  readonly resend: readonly string[];
}

/** What the server said of each lane, written down. Only inside a transaction, after the receipts. */
export async function settleLanes(
  database: DeviceDatabase,
  answers: readonly LaneAnswer[],
  {
    incarnation,
    recovery,
    runs,
  }: {
    readonly incarnation: string | undefined;
    readonly recovery: Recovery | undefined;
    /** What the exchange had sent of each lane. */
    readonly runs: Batch['runs'];
  },
): Promise<SettledLanes> {
  const resend = new Set(recovery?.resend);
  const stranded = new Map<string, number>();
  let fork = false;
  let copied = false;
  let redirected = false;
  let advanced = false;
  let lostHistory = false;
  for (const answer of answers) {
    const lane = laneKey(answer);
    const state = await readLane(database, lane);
    switch (answer.outcome) {
      case 'ok': {
        if (state.sendFrom === null) break;
        // Sending again after a gap may take several batches. The server may stand further on than this one brought it, by
        // one whose answer was lost: what it said of those acts is still to be heard, so they are offered too (R4).
        const sentTo = runs.find((run) => run.lane === lane)?.to;
        const from = Math.min(answer.expected, sentTo === undefined ? answer.expected : sentTo + 1);
        advanced ||= from > state.sendFrom;
        const next = await firstFrom(database, lane, from);
        const isHole = next !== undefined && next.seq > answer.expected;
        if (isHole && isAnswered(next)) stranded.set(lane, answer.expected);
        const isDone = next === undefined || !isAnswered(next) || isHole;
        if (isDone && resend.delete(lane)) advanced = true;
        await writeLane(database, lane, { ...state, sendFrom: isDone && !isHole ? null : from });
        break;
      }
      case 'gap': {
        const last = await lastAnswered(database, lane);
        lostHistory ||= last !== undefined && last.seq >= answer.expected;
        const next = await firstFrom(database, lane, answer.expected);
        if (next?.seq === answer.expected) {
          // One more than it asks for: had another act taken the number before, it would show (R14).
          const before = await firstFrom(database, lane, answer.expected - 1);
          const from = before?.seq === answer.expected - 1 && isAnswered(before) ? before.seq : answer.expected;
          resend.add(lane);
          if (state.sendFrom === from) break;
          await writeLane(database, lane, { ...state, sendFrom: from });
          redirected = true;
        } else if (next !== undefined) {
          // The number it waits for is no longer here: these numbers lead nowhere, so new ones are taken (R14).
          fork = true;
          if (lostHistory) stranded.set(lane, answer.expected);
        }
        break;
      }
      case 'fork':
        fork = true;
        // Another's acts stand where this lane's stood: which of these the server lacks nobody can tell, so all are offered.
        if (resend.delete(lane)) stranded.set(lane, 0);
        else copied = true;
        break;
      default:
        answer.outcome satisfies never;
    }
  }
  for (const lane of stranded.keys()) {
    resend.delete(lane);
    await writeLane(database, lane, { ...(await readLane(database, lane)), sendFrom: null });
  }
  // An answer about lanes of an incarnation that this device has left already asks for nothing.
  const own = answers.some((answer) => answer.incarnation === incarnation);
  const forks = (fork && own) || stranded.size > 0;
  return {
    fork: forks,
    copied: copied && own,
    stranded,
    redirected: redirected || forks,
    advanced,
    lostHistory,
    resend: [...resend],
  };
}
