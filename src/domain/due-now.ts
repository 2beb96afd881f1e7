import { type CurrentDue, dueOf, warnedFrom } from './current-due.ts';
import type { Dossier } from './dossier.ts';
import { type DueComparison, finishOf, type Punctuality, punctualityOf } from './punctuality.ts';
import type { AgencyStep } from './procedure.ts';
import { type AgencyAsked, type AgencyDue, agencyDues } from './steps/agency-due.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';
import type { OfficeHours, WorkingCalendar } from './working-calendar.ts';

/** What a commune's desk counts time by. */
export interface DeskTime {
  readonly calendar: WorkingCalendar;
  readonly hours: OfficeHours;
  readonly comparison: DueComparison;
  /** What the commune says of another agency's step, in place of what the procedure says; absent: nothing. */
  readonly agencyStep?: (dossier: AgencyAsked, step: AgencyStep) => AgencyStep;
}

/** How one dossier stands towards its promise at a moment. */
export interface DueNow extends CurrentDue {
  readonly finishedAt: Instant | undefined;
  readonly punctuality: Punctuality;
  /** Not late yet, and within one working day of it. */
  readonly warned: boolean;
  /** What other agencies have still to answer. */
  readonly agencies: readonly AgencyDue[];
}

export function dueNow(dossier: Dossier, now: Instant, desk: DeskTime): DueNow {
  const { calendar, hours, comparison } = desk;
  const due = dueOf(dossier, calendar, hours);
  const finishedAt = finishOf(dossier)?.at;
  const punctuality = punctualityOf({ ...due, finishedAt, now }, comparison);
  const warned = punctuality === 'inTimeSoFar' && localDateOf(now) >= warnedFrom(due.dueAt, calendar, hours);
  return { ...due, finishedAt, punctuality, warned, agencies: agencyDues(dossier, now, desk) };
}
