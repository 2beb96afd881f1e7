import type { Dossier } from './dossier.ts';
import type { DueNow } from './due-now.ts';
import { isDecided, isReport } from './life-cycle.ts';
import { finishOf } from './punctuality.ts';
import { needsSomebody } from './upstream.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';

/** What the desk sorts its work by, most pressing first. A dossier may be in several. */
export const deskGroups = [
  'upstream',
  'late',
  'dueToday',
  'warned',
  'agency',
  'supplement',
  'verification',
  'signature',
  'number',
  'ready',
  'report',
] as const;
export type DeskGroup = (typeof deskGroups)[number];

const waits: Readonly<Partial<Record<Dossier['business'], DeskGroup>>> = {
  SUPPLEMENT_REQUESTED: 'supplement',
  AWAITING_VERIFICATION: 'verification',
  SUBMITTED_FOR_SIGNATURE: 'signature',
  APPROVED: 'number',
  WAITING_NUMBER: 'number',
  REGISTERED: 'ready',
  REFUSED: 'ready',
};

export function groupsOf(dossier: Dossier, due: DueNow, now: Instant): readonly DeskGroup[] {
  // Nothing runs for a report: it only waits for an officer.
  if (isReport(dossier)) return dossier.business === 'REPORTED' ? ['report'] : [];
  const groups: DeskGroup[] = [];
  if (dossier.upstream !== undefined && needsSomebody(dossier.upstream)) groups.push('upstream');
  const isToday = localDateOf(due.dueAt) === localDateOf(now);
  if (due.punctuality === 'overdueSoFar') groups.push('late');
  else if (due.punctuality === 'inTimeSoFar' && isToday) groups.push('dueToday');
  else if (due.warned) groups.push('warned');
  if (due.agencies.some(({ standing }) => standing !== 'inTime')) groups.push('agency');
  const waiting = waitsFor(dossier);
  if (waiting !== undefined) groups.push(waiting);
  return groups;
}

function waitsFor(dossier: Dossier): DeskGroup | undefined {
  const waiting = isDecided(dossier) ? 'ready' : waits[dossier.business];
  const given = dossier.delivery !== undefined && dossier.delivery.kind !== 'READY';
  return waiting === 'ready' && given ? undefined : waiting;
}

/** Whether it can be in any group, whatever the day and however the commune counts time: what is done with is in none. */
export function mayBeGrouped(dossier: Dossier): boolean {
  if (isReport(dossier)) return dossier.business === 'REPORTED';
  if (finishOf(dossier) === undefined) return true;
  if (dossier.upstream !== undefined && needsSomebody(dossier.upstream)) return true;
  if (Object.values(dossier.agencySteps ?? {}).some(({ kind }) => kind === 'SENT')) return true;
  return waitsFor(dossier) !== undefined;
}
