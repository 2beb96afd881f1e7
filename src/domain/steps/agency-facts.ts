import type { Instant } from '../words.ts';
import type { Said } from './step-facts.ts';

/** What other agencies do about one dossier (liên thông): each a step of its own. Kept in acts and records: a name never changes. */
export const agencyStepIds = [
  'residence',
  'healthInsurance',
  'idCard',
  'residenceEnd',
  'socialInsurance',
  'merit',
  'socialProtection',
] as const;
export type AgencyStepId = (typeof agencyStepIds)[number];

/** `NONE`: not sent yet. `ASKED_MORE`: the agency wants something more. `DECLINED`: it will not do it, and says why. */
export const agencyStates = ['NONE', 'SENT', 'ASKED_MORE', 'DONE', 'DECLINED'] as const;
export type AgencyState = (typeof agencyStates)[number];

export const agencyMoves: Readonly<Record<AgencyState, readonly AgencyState[]>> = {
  NONE: ['SENT', 'DONE', 'DECLINED'],
  SENT: ['DONE', 'ASKED_MORE', 'DECLINED'],
  ASKED_MORE: ['SENT', 'DONE', 'DECLINED'],
  // Sent once more after the reason is mended.
  DECLINED: ['SENT'],
  DONE: [],
};

/** Where the work of one agency stands, as an officer last noted it. */
export interface AgencyStanding {
  readonly kind: AgencyState;
  readonly agency: string;
  /** When it was so at the agency. */
  readonly at: Instant;
  /** What it gave out, asked for or answered; empty: nothing said. */
  readonly result: string;
  /** Who noted it, and when. */
  readonly noted: Said;
}

export type AgencySteps = Readonly<Partial<Record<AgencyStepId, AgencyStanding>>>;

export type AgencyAxis = `agency.${AgencyStepId}`;

export function agencyAxis(step: AgencyStepId): AgencyAxis {
  return `agency.${step}`;
}

/** Which agency's step a path is; `undefined` of any other path. */
export function agencyStepOf(path: string): AgencyStepId | undefined {
  return agencyStepIds.find((step) => path === agencyAxis(step));
}
