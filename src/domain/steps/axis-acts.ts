import { approveDossier } from '../mutations/approve-dossier.ts';
import { beginVerification } from '../mutations/begin-verification.ts';
import { deliverResult } from '../mutations/deliver-result.ts';
import { stopDossier, withdrawDossier } from '../mutations/end-dossier.ts';
import { endVerification } from '../mutations/end-verification.ts';
import { receiveSupplement } from '../mutations/receive-supplement.ts';
import { refuseIntake, refuseRegistration } from '../mutations/refuse-dossier.ts';
import { requestSupplement } from '../mutations/request-supplement.ts';
import { settleFee } from '../mutations/settle-fee.ts';
import { recordAgencyStep } from '../mutations/record-agency-step.ts';
import type { DossierEvent } from '../dossier.ts';
import { type Axis, isAxis } from './axis.ts';
import type { KnownAxisAct } from './axis-act.ts';

/** Every act that takes a dossier on along one of its axes and says something with it. */
export const axisActs: readonly KnownAxisAct[] = [
  requestSupplement,
  receiveSupplement,
  beginVerification,
  endVerification,
  approveDossier,
  refuseIntake,
  refuseRegistration,
  withdrawDossier,
  stopDossier,
  deliverResult,
  settleFee,
  recordAgencyStep,
];

const byName = new Map(axisActs.map((act) => [act.name, act]));

export function axisActOf(name: string): KnownAxisAct | undefined {
  return byName.get(name);
}

/** Which axis an event moved the dossier along; `undefined` of one that moved none. */
export function axisOf({ type, touched }: Pick<DossierEvent, 'type' | 'touched'>): Axis | undefined {
  if (type === 'moveDossier') return 'business';
  const act = byName.get(type);
  if (act === undefined) return undefined;
  const told = touched[2] ?? '';
  return act.axis ?? (isAxis(told) ? told : undefined);
}
