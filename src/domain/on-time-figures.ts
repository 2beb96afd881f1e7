import { dueOf } from './current-due.ts';
import { type DigitisedShare, digitisedShare } from './documents/digitised-share.ts';
import type { Dossier } from './dossier.ts';
import type { DeskTime } from './due-now.ts';
import { gatherHeard, type Heard } from './figures/heard.ts';
import { isHandedIn } from './life-cycle.ts';
import { procedureVersion } from './procedures/catalogue.ts';
import { countedAs, type Finish, finishOf, isPast, type Punctuality, punctualityOf } from './punctuality.ts';
import { subjectNames } from './subject-names.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';

/** One dossier as it truly went, and as it looks to whoever sees only when the record reached the server. */
export interface OnTimeLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly receivedAt: Instant;
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

/** How one dossier stands, without what is told of it by name. */
type Judged = Pick<OnTimeLine, 'dueAt' | 'pausedSince' | 'real' | 'lateEntryOnly'> & {
  readonly finish: Finish | undefined;
};

function judge(dossier: Dossier, now: Instant, { calendar, hours, comparison }: DeskTime): Judged {
  const { dueAt, pausedSince } = dueOf(dossier, calendar, hours);
  const finish = finishOf(dossier);
  const real = punctualityOf({ dueAt, pausedSince, finishedAt: finish?.at, now }, comparison);
  const inTime = real === 'early' || real === 'onTime';
  const recordedAt = finish?.event.recordedAt ?? now;
  const lateEntryOnly = inTime && pausedSince === null && isPast(recordedAt, dueAt, comparison);
  return { dueAt, pausedSince, real, lateEntryOnly, finish };
}

export function onTimeLine(dossier: Dossier, now: Instant, desk: DeskTime): OnTimeLine {
  return lineOf(dossier, judge(dossier, now, desk));
}

function lineOf(dossier: Dossier, { finish, ...judged }: Judged): OnTimeLine {
  const { id, codes, receivedAt, fields } = dossier;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  return {
    ...{ id, receivedAt, ...judged },
    code: codes.official ?? codes.provisional,
    name: procedure === undefined ? '' : subjectNames(procedure, fields).join(', '),
    finishedAt: finish?.at ?? null,
    writtenAt: finish?.event.occurredAt ?? null,
    recordedAt: finish?.event.recordedAt ?? null,
  };
}

/** Of the dossiers received in a month, each in exactly one of the six. */
export interface OnTimeFigures extends Readonly<Record<(typeof countedAs)[Punctuality], number>> {
  readonly share: DigitisedShare;
  /** What the portal would call overdue besides: finished in time, recorded late. The newest first. */
  readonly lateEntries: readonly OnTimeLine[];
  /** Ids of those for which an apology is owed, the newest first. */
  readonly late: readonly string[];
}

export interface OnTimeTold {
  /** By the month of receipt, `2026-11`; the latest first. */
  readonly months: ReadonlyMap<string, OnTimeFigures>;
  readonly heard: Heard;
}

const none: OnTimeFigures = {
  ...{ early: 0, onTime: 0, overdue: 0, openInTime: 0, openOverdue: 0, openPaused: 0 },
  ...{ share: { finished: 0, digitised: 0 }, lateEntries: [], late: [] },
};

/**
 * Takes dossiers one after the other, newest first. Of each no more is kept than its part in the sums; of those that are
 * told one by one, what is told of them. Both facts stand beside each other; neither is ever made to look like the other.
 */
export function gatherOnTime(now: Instant, desk: DeskTime): { add(dossier: Dossier): void; told(): OnTimeTold } {
  const months = new Map<string, { sums: OnTimeFigures; lateEntries: OnTimeLine[]; late: string[] }>();
  const machines = gatherHeard();
  return {
    add(dossier) {
      machines.add(dossier);
      // A report was promised nothing, and an entry of an old book is nobody's dossier.
      if (!isHandedIn(dossier)) return;
      // Names and agencies are not asked for here: of most dossiers nobody is told them.
      const judged = judge(dossier, now, desk);
      const name = localDateOf(dossier.receivedAt).slice(0, 7);
      const month = months.get(name) ?? { sums: none, lateEntries: [], late: [] };
      months.set(name, month);
      const part = countedAs[judged.real];
      const share = addedShares([month.sums.share, digitisedShare([dossier])]);
      month.sums = { ...month.sums, [part]: month.sums[part] + 1, share };
      if (judged.lateEntryOnly) month.lateEntries.push(lineOf(dossier, judged));
      if (owesApology(judged)) month.late.push(dossier.id);
    },
    told: () => ({
      months: new Map(
        [...months]
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .map(([name, { sums, lateEntries, late }]) => [name, { ...sums, lateEntries, late }]),
      ),
      heard: machines.heard,
    }),
  };
}

/** Of all months together. */
export function addedMonths(months: Iterable<OnTimeFigures>): OnTimeFigures {
  const all = [...months];
  const sumOf = (part: (typeof countedAs)[Punctuality]): number => all.reduce((sum, month) => sum + month[part], 0);
  return {
    early: sumOf('early'),
    onTime: sumOf('onTime'),
    overdue: sumOf('overdue'),
    openInTime: sumOf('openInTime'),
    openOverdue: sumOf('openOverdue'),
    openPaused: sumOf('openPaused'),
    share: addedShares(all.map(({ share }) => share)),
    lateEntries: all.flatMap(({ lateEntries }) => lateEntries),
    late: all.flatMap(({ late }) => late),
  };
}

function addedShares(shares: readonly DigitisedShare[]): DigitisedShare {
  return shares.reduce(
    (sum, { finished, digitised }) => ({
      finished: sum.finished + finished,
      digitised: sum.digitised + digitised,
    }),
    none.share,
  );
}

/** Phiếu xin lỗi (form 04) is owed only where the result is truly late: never for a late entry. */
export function owesApology({ real }: Pick<OnTimeLine, 'real'>): boolean {
  return real === 'overdue' || real === 'overdueSoFar';
}
