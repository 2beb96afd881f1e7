import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { reasonSchema, stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { enterStep } from '../steps/enter-step.ts';
import { stillToVerify } from '../steps/still-to-verify.ts';

const argsSchema = v.strictObject({
  from: stateSchema,
  found: reasonSchema,
});

/** What was asked elsewhere has been answered. Where a field of the dossier waits for the answer, it is written there first. */
export const endVerification = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'endVerification',
  axis: 'business',
  args: argsSchema,
  to: () => 'PROCESSING',
  hindrance: stillToVerify,
  effect: (dossier, { found }, said) => answered(enterStep(dossier, 'PROCESSING', said), { ...said, found }),
  reason: ({ found }) => found,
});

function answered(
  dossier: Dossier,
  ended: { readonly by: string; readonly at: string; readonly found: string },
): Dossier {
  const { verification } = dossier;
  return verification === undefined ? dossier : { ...dossier, verification: { ...verification, ended } };
}
