import type { Dossier } from './dossier.ts';
import { type DeskTime, dueNow } from './due-now.ts';
import { finishOf, isPast, type Punctuality } from './punctuality.ts';
import type { Instant } from './words.ts';

/** One dossier as it truly went, and as it looks to whoever sees only when the record reached the server. */
export interface OnTimeLine {
  readonly dossier: Dossier;
  readonly dueAt: Instant;
  /** Since when the clock stands still; `null`: it runs. */
  readonly pausedSince: Instant | null;
  /** When it was truly finished, written down, and received by the server; `null`: not yet. */
  readonly finishedAt: Instant | null;
  readonly writtenAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly real: Punctuality;
  /** Finished in time, and yet late for whoever goes by the record: entered late, or still not received. */
  readonly lateEntryOnly: boolean;
}

export function onTimeLine(dossier: Dossier, now: Instant, desk: DeskTime): OnTimeLine {
  const { dueAt, pausedSince, punctuality: real } = dueNow(dossier, now, desk);
  const finish = finishOf(dossier);
  const recordedAt = finish?.event.recordedAt ?? null;
  const inTime = real === 'early' || real === 'onTime';
  return {
    dossier,
    dueAt,
    pausedSince,
    finishedAt: finish?.at ?? null,
    writtenAt: finish?.event.occurredAt ?? null,
    recordedAt,
    real,
    lateEntryOnly: inTime && pausedSince === null && isPast(recordedAt ?? now, dueAt, desk.comparison),
  };
}

export interface OnTimeFigures {
  readonly finished: number;
  readonly early: number;
  readonly onTime: number;
  readonly overdue: number;
  /** What the portal would call overdue besides: finished in time, recorded late. */
  readonly lateEntryOnly: number;
  /** Not finished: in time so far, overdue so far, clock stands still. */
  readonly open: { readonly inTime: number; readonly overdue: number; readonly paused: number };
}

/** Both facts beside each other; neither is ever made to look like the other. */
export function onTimeFigures(lines: readonly OnTimeLine[]): OnTimeFigures {
  const count = (real: Punctuality): number => lines.filter((line) => line.real === real).length;
  const [early, onTime, overdue] = [count('early'), count('onTime'), count('overdue')];
  return {
    finished: early + onTime + overdue,
    early,
    onTime,
    overdue,
    lateEntryOnly: lines.filter((line) => line.lateEntryOnly).length,
    open: { inTime: count('inTimeSoFar'), overdue: count('overdueSoFar'), paused: count('paused') },
  };
}

/** Phiếu xin lỗi (form 04) is owed only where the result is truly late: never for a late entry. */
export function owesApology({ real }: OnTimeLine): boolean {
  return real === 'overdue' || real === 'overdueSoFar';
}
