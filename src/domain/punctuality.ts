import type { Dossier, DossierEvent } from './dossier.ts';
import type { AgencySteps } from './steps/agency-facts.ts';
import { axisOf } from './steps/axis-acts.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';

/** Whether the dossier is finished when promised (đúng hạn giải quyết), or how it stands while it is not finished. */
export type Punctuality = 'early' | 'onTime' | 'overdue' | 'inTimeSoFar' | 'overdueSoFar' | 'paused';

/** Under which figure of a report a dossier is counted: each in exactly one of the six. */
export const countedAs = {
  early: 'early',
  onTime: 'onTime',
  overdue: 'overdue',
  inTimeSoFar: 'openInTime',
  overdueSoFar: 'openOverdue',
  paused: 'openPaused',
} as const satisfies Record<Punctuality, string>;

/** Whether the due day counts to its closing time or to its end: the commune's own setting, since portals differ. */
export type DueComparison = 'time' | 'day';

export const usualComparison: DueComparison = 'time';

const lastSteps: ReadonlySet<string> = new Set(['COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED']);

/** How a dossier was finished: when that truly was, and the line of the history that says so. */
export interface Finish {
  readonly at: Instant;
  readonly event: DossierEvent;
}

type Finished = Pick<Dossier, 'events' | 'business' | 'agencySteps' | 'delivery'>;

/** What was promised of an interlinked dossier is the last of its results, ours and the agencies’. */
function finishOfAll({ events, delivery }: Finished, agencySteps: AgencySteps): Finish | undefined {
  const event = [...events].reverse().find((each) => lastStepOf(each) === 'COMPLETED');
  if (event === undefined) return undefined;
  const results = [delivery?.at, ...Object.values(agencySteps).map(({ at }) => at)].filter((at) => at !== undefined);
  const at = results.reduce(
    (last, each) => (Date.parse(each) > Date.parse(last) ? each : last),
    results[0] ?? event.occurredAt,
  );
  return { at, event };
}

/** The first moment at which its result lay ready, was handed out or posted, or it ended without one. */
export function finishOf(dossier: Finished): Finish | undefined {
  const { events, business, agencySteps } = dossier;
  if (agencySteps !== undefined && business === 'COMPLETED') return finishOfAll(dossier, agencySteps);
  const finishes = events.flatMap((event): Finish[] => {
    if (event.type === 'deliverResult' && agencySteps !== undefined) return [];
    if (event.type === 'deliverResult') return [{ at: event.touched[2] ?? event.occurredAt, event }];
    const ends = lastStepOf(event);
    return ends !== undefined && lastSteps.has(ends) ? [{ at: event.occurredAt, event }] : [];
  });
  const last = events.at(-1);
  // Ended, and the history does not say how: by its last line.
  if (finishes.length === 0 && last !== undefined && lastSteps.has(business))
    return { at: last.occurredAt, event: last };
  return finishes.reduce<Finish | undefined>(
    (first, each) => (first === undefined || Date.parse(each.at) < Date.parse(first.at) ? each : first),
    undefined,
  );
}

function lastStepOf(event: DossierEvent): string | undefined {
  if (axisOf(event) === 'business') return event.touched[1];
  const chosen = event.decision?.fields.find(({ field }) => field === 'business')?.taken;
  return typeof chosen === 'string' ? chosen : undefined;
}

interface Moments {
  readonly dueAt: Instant;
  readonly pausedSince: Instant | null;
  readonly finishedAt: Instant | undefined;
  readonly now: Instant;
}

/** By whole seconds: 17:00:00 is in time, 17:00:01 is not. What ended while its clock stood still is judged when it stopped. */
export function punctualityOf({ dueAt, pausedSince, finishedAt, now }: Moments, by: DueComparison): Punctuality {
  if (finishedAt === undefined) {
    if (pausedSince !== null) return isPast(pausedSince, dueAt, by) ? 'overdueSoFar' : 'paused';
    return isPast(now, dueAt, by) ? 'overdueSoFar' : 'inTimeSoFar';
  }
  const at = pausedSince ?? finishedAt;
  if (isPast(at, dueAt, by)) return 'overdue';
  return localDateOf(at) < localDateOf(dueAt) ? 'early' : 'onTime';
}

/** Whether a moment lies behind the due one, by whole seconds or by days. */
export function isPast(moment: Instant, dueAt: Instant, by: DueComparison): boolean {
  if (by === 'day') return localDateOf(moment) > localDateOf(dueAt);
  return Math.floor(Date.parse(moment) / 1_000) > Math.floor(Date.parse(dueAt) / 1_000);
}
