import { dueOf } from '../current-due.ts';
import type { Dossier } from '../dossier.ts';
import type { DeskTime } from '../due-now.ts';
import { finishOf, isPast, type Punctuality, punctualityOf } from '../punctuality.ts';
import type { Instant } from '../words.ts';

/** How a dossier stood towards its promise at a moment, whatever has happened since. */
export interface StandingAt {
  readonly dueAt: Instant;
  readonly pausedSince: Instant | null;
  readonly finishedAt: Instant | null;
  readonly punctuality: Punctuality;
}

const isAfter = (instant: Instant | null | undefined, moment: Instant): boolean =>
  typeof instant === 'string' && Date.parse(instant) > Date.parse(moment);

type Clocked = Pick<Dossier, 'receivedAt' | 'dueAt' | 'supplement' | 'extension'>;

/** What of its clock was known then: what was asked, given or lengthened later had not happened. */
function clockAt({ receivedAt, dueAt, supplement, extension }: Clocked, moment: Instant): Clocked {
  const asked = supplement !== undefined && !isAfter(supplement.requestedAt, moment);
  return {
    receivedAt,
    dueAt,
    ...(asked
      ? { supplement: isAfter(supplement.receivedAt, moment) ? { ...supplement, receivedAt: null } : supplement }
      : {}),
    ...(extension === undefined || isAfter(extension.at, moment) ? {} : { extension }),
  };
}

export function standingAt(dossier: Dossier, moment: Instant, desk: DeskTime): StandingAt {
  const { dueAt, pausedSince } = dueOf(clockAt(dossier, moment), desk.calendar, desk.hours);
  const finish = finishOf(dossier)?.at;
  const finishedAt = isAfter(finish, moment) ? undefined : finish;
  const punctuality = punctualityOf({ dueAt, pausedSince, finishedAt, now: moment }, desk.comparison);
  return { dueAt, pausedSince, finishedAt: finishedAt ?? null, punctuality };
}

/** The moments at which that may have become another, the earliest first. */
export function turnsOf({ supplement, extension, ...dossier }: Dossier): readonly Instant[] {
  const turns = [supplement?.requestedAt, supplement?.receivedAt, extension?.at, finishOf(dossier)?.at];
  return [...new Set(turns.filter((turn) => typeof turn === 'string'))].sort((a, b) => Date.parse(a) - Date.parse(b));
}

/** Finished in time, and yet late for whoever goes by when the server had the word of it. */
export function isLateEntryOnly(dossier: Dossier, standing: StandingAt, now: Instant, desk: DeskTime): boolean {
  const { dueAt, pausedSince, punctuality } = standing;
  const inTime = punctuality === 'early' || punctuality === 'onTime';
  return inTime && pausedSince === null && isPast(finishOf(dossier)?.event.recordedAt ?? now, dueAt, desk.comparison);
}
