import type { BusinessState, Dossier } from '../dossier.ts';
import { hasResult, isDecided, mayMoveIn } from '../life-cycle.ts';
import { noExtension } from '../mutations/extend-deadline.ts';
import type { Label } from '../words.ts';
import { agenciesOpen } from './agency-steps.ts';
import { standingOn } from './axis.ts';
import { askedBefore } from './enter-step.ts';
import { stillToVerify } from './still-to-verify.ts';

/** What a person at the desk can do next with a dossier. */
export const stepIds = [
  'take',
  'submit',
  'sendBack',
  'approve',
  'waitForNumber',
  'handOver',
  'ready',
  'post',
  'complete',
  'requestSupplement',
  'receiveSupplement',
  'beginVerification',
  'endVerification',
  'extend',
  'fee',
  'refuseIntake',
  'refuseRegistration',
  'withdraw',
  'stop',
] as const;
export type StepId = (typeof stepIds)[number];

export interface OfferedStep {
  readonly id: StepId;
  /** Why it cannot be done now; `null`: it can. */
  readonly hindrance: Label | null;
}

export interface OfferedSteps {
  /** The one that usually comes next. */
  readonly usual: OfferedStep | null;
  readonly others: readonly OfferedStep[];
}

const usualStep: Readonly<Partial<Record<BusinessState, StepId>>> = {
  RECEIVED: 'take',
  PROCESSING: 'submit',
  SUPPLEMENT_REQUESTED: 'receiveSupplement',
  AWAITING_VERIFICATION: 'endVerification',
  SUBMITTED_FOR_SIGNATURE: 'approve',
};

/** Where a step of the work leads. */
const leadsTo: Readonly<Partial<Record<StepId, BusinessState>>> = {
  take: 'PROCESSING',
  submit: 'SUBMITTED_FOR_SIGNATURE',
  sendBack: 'PROCESSING',
  approve: 'APPROVED',
  waitForNumber: 'WAITING_NUMBER',
  requestSupplement: 'SUPPLEMENT_REQUESTED',
  receiveSupplement: 'PROCESSING',
  beginVerification: 'AWAITING_VERIFICATION',
  endVerification: 'PROCESSING',
  refuseIntake: 'REFUSED',
  refuseRegistration: 'REFUSED',
  withdraw: 'WITHDRAWN',
  stop: 'STOPPED',
};

/** From where alone, of those whose goal can be reached from elsewhere by another step. */
const onlyFrom: Readonly<Partial<Record<StepId, readonly BusinessState[]>>> = {
  take: ['RECEIVED'],
  sendBack: ['SUBMITTED_FOR_SIGNATURE'],
  receiveSupplement: ['SUPPLEMENT_REQUESTED'],
  endVerification: ['AWAITING_VERIFICATION'],
  refuseIntake: ['RECEIVED', 'SUPPLEMENT_REQUESTED'],
  refuseRegistration: ['PROCESSING', 'AWAITING_VERIFICATION', 'SUBMITTED_FOR_SIGNATURE'],
};

/** Everything that can be done next. What cannot be done for a reason a person can mend is offered with that reason. */
export function offeredSteps(dossier: Dossier): OfferedSteps {
  const offered = stepIds
    .filter((id) => isOffered(dossier, id))
    .map((id) => ({ id, hindrance: hindranceOf(dossier, id) }));
  const usualId = usualStep[dossier.business] ?? usualAfterwards(dossier);
  const usual = offered.find(({ id }) => id === usualId) ?? null;
  return { usual, others: offered.filter((step) => step !== usual) };
}

function usualAfterwards(dossier: Dossier): StepId {
  return given(dossier) ? 'complete' : 'handOver';
}

function given({ delivery }: Dossier): boolean {
  return delivery !== undefined && delivery.kind !== 'READY';
}

function isOffered(dossier: Dossier, id: StepId): boolean {
  const { business, delivery } = dossier;
  switch (id) {
    case 'ready':
      return hasResult(dossier) && delivery === undefined;
    case 'post':
      return hasResult(dossier) && !given(dossier);
    case 'handOver':
      return hasResult(dossier) && delivery?.kind !== 'HANDED_OVER';
    case 'complete':
      return isDecided(dossier) && given(dossier);
    case 'fee':
      return standingOn(dossier, 'finance') !== 'PAID';
    case 'extend':
      return noExtension(dossier) === undefined;
    case 'take':
    case 'submit':
    case 'sendBack':
    case 'approve':
    case 'waitForNumber':
    case 'requestSupplement':
    case 'receiveSupplement':
    case 'beginVerification':
    case 'endVerification':
    case 'refuseIntake':
    case 'refuseRegistration':
    case 'withdraw':
    case 'stop': {
      const to = leadsTo[id];
      return to !== undefined && mayMoveIn(dossier, business, to) && (onlyFrom[id]?.includes(business) ?? true);
    }
    default: {
      const unreachable: never = id;
      return unreachable;
    }
  }
}

const afterVerification: ReadonlySet<StepId> = new Set(['submit', 'approve', 'endVerification', 'waitForNumber']);

function hindranceOf(dossier: Dossier, id: StepId): Label | null {
  const problem = id === 'requestSupplement' ? askedBefore(dossier) : undefined;
  const pending = afterVerification.has(id) ? stillToVerify(dossier) : undefined;
  const open = id === 'complete' ? agenciesOpen(dossier) : undefined;
  return (problem ?? pending ?? open)?.message ?? null;
}
