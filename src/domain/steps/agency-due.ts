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

interface CountedBy {
  readonly calendar: WorkingCalendar;
  readonly hours: OfficeHours;
  readonly comparison: DueComparison;
  readonly agencyStep?: (dossier: Dossier, step: AgencyStep) => AgencyStep;
}

/** Of the agencies that have been sent a dossier and have not answered, those whose limit is known; counted from when it was sent. */
export function agencyDues(
  dossier: Dossier,
  now: Instant,
  { calendar, hours, comparison, agencyStep = (_, step) => step }: CountedBy,
): readonly AgencyDue[] {
  return agencyStepsOf(dossier).flatMap((step): AgencyDue[] => {
    const { id, days } = agencyStep(dossier, step);
    const standing = dossier.agencySteps?.[id];
    if (days === undefined || standing?.kind !== 'SENT') return [];
    const { dueAt } = receive(standing.at, { rule: 'workingDays', days: days(dossier.fields) }, calendar, hours);
    if (isPast(now, dueAt, comparison)) return [{ step: id, dueAt, standing: 'late' }];
    const soon = localDateOf(now) >= warnedFrom(dueAt, calendar, hours);
    return [{ step: id, dueAt, standing: soon ? 'soon' : 'inTime' }];
  });
}
