import { warnedFrom } from '../current-due.ts';
import { receive } from '../deadline.ts';
import type { Dossier } from '../dossier.ts';
import type { AgencyStep } from '../procedure.ts';
import { type DueComparison, isPast } from '../punctuality.ts';
import type { Instant } from '../words.ts';
import { localDateOf } from '../vietnam-time.ts';
import type { OfficeHours, WorkingCalendar } from '../working-calendar.ts';
import type { AgencyStepId } from './agency-facts.ts';
import { agencyStepsOf } from './agency-steps.ts';

/** When an agency that was sent something should have answered. */
export interface AgencyDue {
  readonly step: AgencyStepId;
  readonly dueAt: Instant;
  /** `soon`: within one working day of it. */
  readonly standing: 'inTime' | 'soon' | 'late';
}

interface TimeThere {
  readonly calendar: WorkingCalendar;
  readonly hours: OfficeHours;
  readonly comparison: DueComparison;
}

interface CountedBy extends TimeThere {
  readonly agencyStep?: (dossier: AgencyAsked, step: AgencyStep) => AgencyStep;
}

/** What a commune's own word on an agency's step goes by. */
export type AgencyAsked = Pick<Dossier, 'procedure' | 'receivedAt'>;

/** Of the agencies that have been sent a dossier and have not answered, those whose limit is known; counted from when it was sent. */
export function agencyDues(
  dossier: Dossier,
  now: Instant,
  { agencyStep = (_, step) => step, ...time }: CountedBy,
): readonly AgencyDue[] {
  return agencyStepsOf(dossier).flatMap((step): AgencyDue[] => {
    const { id, days } = agencyStep(dossier, step);
    const standing = dossier.agencySteps?.[id];
    if (days === undefined || standing?.kind !== 'SENT') return [];
    return [{ step: id, ...standingOfAgency({ at: standing.at, days: days(dossier.fields) }, now, time) }];
  });
}

/** How one agency stands that was sent something at `at` and has so many working days. */
export function standingOfAgency(
  { at, days }: { readonly at: Instant; readonly days: number },
  now: Instant,
  { calendar, hours, comparison }: TimeThere,
): Pick<AgencyDue, 'dueAt' | 'standing'> {
  const { dueAt } = receive(at, { rule: 'workingDays', days }, calendar, hours);
  if (isPast(now, dueAt, comparison)) return { dueAt, standing: 'late' };
  return { dueAt, standing: localDateOf(now) >= warnedFrom(dueAt, calendar, hours) ? 'soon' : 'inTime' };
}
