import { type CurrentDue, dueOf, warnedFrom } from './current-due.ts';
import type { DeskFacts } from './desk-facts.ts';
import type { BusinessState } from './dossier.ts';
import type { DeskTime } from './due-now.ts';
import { procedureVersion } from './procedures/catalogue.ts';
import { isPast } from './punctuality.ts';
import { standingOfAgency } from './steps/agency-due.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';

/** What the desk sorts its work by. A dossier may be in several; each open one is in one at least. */
export const deskGroups = [
  'upstream',
  'late',
  'dueToday',
  'warned',
  'agency',
  'parked',
  'report',
  'signature',
  'number',
  'ready',
  'supplement',
  'verification',
  'underWay',
] as const;
export type DeskGroup = (typeof deskGroups)[number];

/** Ids of dossiers, the soonest due first. */
export type DeskDay = Readonly<Record<DeskGroup, readonly string[]>>;

const waits: Readonly<Partial<Record<BusinessState, DeskGroup>>> = {
  SUPPLEMENT_REQUESTED: 'supplement',
  AWAITING_VERIFICATION: 'verification',
  SUBMITTED_FOR_SIGNATURE: 'signature',
  APPROVED: 'number',
  WAITING_NUMBER: 'number',
  REPORTED: 'report',
};

/** The day's work out of what is open: the one place where it is decided what waits, for whom, and what is late. */
export function deskDay(open: Iterable<readonly [string, DeskFacts]>, now: Instant, desk: DeskTime): DeskDay {
  const day = Object.fromEntries(deskGroups.map((group) => [group, [] as string[]])) as Record<DeskGroup, string[]>;
  const moment = momentOf(now, desk);
  const placed = [...open].map(([id, facts]) => ({ id, ...placeOf(facts, moment) }));
  placed.sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.id, b.id));
  for (const { id, groups } of placed) for (const group of groups) day[group].push(id);
  return day;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Which groups one dossier is in. */
export function groupsOf(facts: DeskFacts | undefined, now: Instant, desk: DeskTime): readonly DeskGroup[] {
  return facts === undefined ? [] : placeOf(facts, momentOf(now, desk)).groups;
}

interface Place {
  readonly dueAt: Instant;
  readonly groups: readonly DeskGroup[];
}

/** What presses at a moment. Most dossiers are due when the desk closes, on one of a few days: each is looked up once. */
interface Moment {
  readonly now: Instant;
  readonly desk: DeskTime;
  readonly pressing: (dueAt: Instant) => DeskGroup | undefined;
}

function momentOf(now: Instant, desk: DeskTime): Moment {
  const known = new Map<Instant, DeskGroup | undefined>();
  const pressing = (dueAt: Instant): DeskGroup | undefined => {
    if (!known.has(dueAt)) known.set(dueAt, pressingGroup(dueAt, now, desk));
    return known.get(dueAt);
  };
  return { now, desk, pressing };
}

function pressingGroup(dueAt: Instant, now: Instant, { calendar, hours, comparison }: DeskTime): DeskGroup | undefined {
  if (isPast(now, dueAt, comparison)) return 'late';
  const today = localDateOf(now);
  if (localDateOf(dueAt) === today) return 'dueToday';
  return today >= warnedFrom(dueAt, calendar, hours) ? 'warned' : undefined;
}

function placeOf(facts: DeskFacts, moment: Moment): Place {
  const { calendar, hours } = moment.desk;
  const { supplement, longer } = facts;
  const clocked = { receivedAt: facts.receivedAt, dueAt: facts.dueAt, ...(supplement && { supplement }) };
  const due = dueOf({ ...clocked, ...(longer !== undefined && { extension: { days: longer } }) }, calendar, hours);
  const groups: DeskGroup[] = [];
  if (facts.upstream === true) groups.push('upstream');
  const pressing = facts.finished === true ? undefined : pressingOf(due, moment);
  if (pressing !== undefined) groups.push(pressing);
  if (facts.sent?.some((sent) => isPressed(facts, sent, moment)) === true) groups.push('agency');
  if (facts.parked === true) groups.push('parked');
  const waiting = facts.result === undefined ? waits[facts.business] : facts.result === 'ready' ? 'ready' : undefined;
  if (waiting !== undefined) groups.push(waiting);
  if (groups.length === 0) groups.push('underWay');
  return { dueAt: due.dueAt, groups };
}

/** A clock that stands still presses for nothing, unless it was late when it stopped. */
function pressingOf({ dueAt, pausedSince }: CurrentDue, { desk, pressing }: Moment): DeskGroup | undefined {
  if (pausedSince === null) return pressing(dueAt);
  return isPast(pausedSince, dueAt, desk.comparison) ? 'late' : undefined;
}

/** Whether an agency should have answered by now, or within one working day. */
function isPressed(
  facts: DeskFacts,
  { step: id, at, days }: NonNullable<DeskFacts['sent']>[number],
  { now, desk }: Moment,
): boolean {
  const agencies = procedureVersion(facts.procedure, facts.version)?.linked?.agencies ?? [];
  const known = agencies.find((step) => step.id === id);
  if (known === undefined) return false;
  const { days: _asked, ...step } = known;
  const own = desk.agencyStep?.(facts, { ...step, ...(days !== undefined && { days: () => days }) });
  // What the commune has stated in the place of the procedure's own asks nothing of what was declared.
  const limit = own === undefined ? days : own.days?.({});
  return limit !== undefined && standingOfAgency({ at, days: limit }, now, desk).standing !== 'inTime';
}
