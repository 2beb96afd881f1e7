import type { ActName } from '../../domain/access/act-names.ts';
import type { BusinessState } from '../../domain/dossier.ts';
import type { StepId } from '../../domain/steps/offered-steps.ts';

/** The act that a step is, as far as rights go by it. */
export const actOfStep: Readonly<Record<StepId, ActName>> = {
  take: 'moveDossier',
  submit: 'moveDossier',
  sendBack: 'moveDossier',
  approve: 'approveDossier',
  waitForNumber: 'moveDossier',
  handOver: 'deliverResult',
  ready: 'deliverResult',
  post: 'deliverResult',
  complete: 'moveDossier',
  requestSupplement: 'requestSupplement',
  receiveSupplement: 'receiveSupplement',
  beginVerification: 'beginVerification',
  endVerification: 'endVerification',
  extend: 'extendDeadline',
  fee: 'settleFee',
  refuseIntake: 'refuseIntake',
  refuseRegistration: 'refuseRegistration',
  withdraw: 'withdrawDossier',
  stop: 'stopDossier',
};

const movesTo: Readonly<Partial<Record<StepId, BusinessState>>> = {
  take: 'PROCESSING',
  submit: 'SUBMITTED_FOR_SIGNATURE',
  sendBack: 'PROCESSING',
  waitForNumber: 'WAITING_NUMBER',
  complete: 'COMPLETED',
};

/** What a plain move says; of other steps nothing that rights would go by. */
export function moveOfStep(id: StepId, from: BusinessState): Readonly<Record<string, unknown>> | undefined {
  const to = movesTo[id];
  return to === undefined ? undefined : { from, to };
}
