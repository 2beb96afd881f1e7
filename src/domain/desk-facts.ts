import type { BusinessState, Dossier } from './dossier.ts';
import { isDecided, isReport, isUnderWay } from './life-cycle.ts';
import { finishOf } from './punctuality.ts';
import type { AgencyStepId } from './steps/agency-facts.ts';
import { agencyStepsOf } from './steps/agency-steps.ts';
import { needsSomebody } from './upstream.ts';
import type { Instant } from './words.ts';

/** An agency that was sent something and has not answered. */
export interface SentToAgency {
  readonly step: AgencyStepId;
  readonly at: Instant;
  /** Working days that the procedure gives it; absent: nobody has told us. */
  readonly days?: number;
}

/**
 * What decides which groups of the day's work an open dossier is in, and nothing that was declared: small enough to be kept
 * of each beside the index, so that no list has to be walked for it. Optional parts are absent where they say no.
 */
export interface DeskFacts {
  readonly procedure: string;
  readonly version: number;
  readonly business: BusinessState;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly supplement?: { readonly requestedAt: Instant; readonly receivedAt: Instant | null };
  /** Working days of the longer limit of verification. */
  readonly longer?: number;
  /** Nothing more is promised: its result lies there, was given, or it ended. */
  readonly finished?: true;
  /** What the citizen came for, or a refusal: it lies there, or it was given out. */
  readonly result?: 'ready' | 'given';
  /** Two people have written different things, and nobody has decided (R10). */
  readonly parked?: true;
  /** The national systems want something of somebody here. */
  readonly upstream?: true;
  readonly sent?: readonly SentToAgency[];
}

/** `undefined`: nobody at this desk has anything left to do with it. */
export function deskFactsOf(dossier: Dossier): DeskFacts | undefined {
  const { procedure, procedureVersion: version, business, receivedAt, dueAt, supplement, extension } = dossier;
  // The line of a report: the record itself is with others.
  if (dossier.line !== undefined) return undefined;
  const parked = (dossier.parked?.length ?? 0) > 0;
  const upstream = dossier.upstream !== undefined && needsSomebody(dossier.upstream);
  const result = resultOf(dossier);
  const isOpen = isReport(dossier) ? business === 'REPORTED' : isUnderWay(business) || result !== undefined;
  // Of one that has ended nobody is waited for.
  const sent = isOpen ? sentToAgencies(dossier) : [];
  if (!isOpen && !parked && !upstream) return undefined;
  return {
    procedure,
    version,
    business,
    receivedAt,
    dueAt,
    ...(supplement === undefined
      ? {}
      : { supplement: { requestedAt: supplement.requestedAt, receivedAt: supplement.receivedAt } }),
    ...(extension === undefined ? {} : { longer: extension.days }),
    // Nothing is promised of a report: it only waits for an officer.
    ...(isReport(dossier) || !isOpen || finishOf(dossier) !== undefined ? { finished: true } : {}),
    ...(result === undefined ? {} : { result }),
    ...(parked ? { parked } : {}),
    ...(upstream ? { upstream } : {}),
    ...(sent.length === 0 ? {} : { sent }),
  };
}

/** A refusal that was given out is over; what was registered is over when its dossier is ended. */
function resultOf(dossier: Dossier): DeskFacts['result'] {
  const given = dossier.delivery !== undefined && dossier.delivery.kind !== 'READY';
  if (isDecided(dossier)) return given ? 'given' : 'ready';
  return dossier.business === 'REFUSED' && !given ? 'ready' : undefined;
}

function sentToAgencies(dossier: Dossier): readonly SentToAgency[] {
  if (dossier.agencySteps === undefined) return [];
  return agencyStepsOf(dossier).flatMap(({ id, days }): SentToAgency[] => {
    const standing = dossier.agencySteps?.[id];
    if (standing?.kind !== 'SENT') return [];
    return [{ step: id, at: standing.at, ...(days === undefined ? {} : { days: days(dossier.fields) }) }];
  });
}
