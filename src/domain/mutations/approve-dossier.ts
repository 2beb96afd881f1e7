import * as v from 'valibot';
import { daySchema, shortSchema, stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { enterStep } from '../steps/enter-step.ts';
import { stillToVerify } from '../steps/still-to-verify.ts';

const argsSchema = v.strictObject({
  from: stateSchema,
  decision: v.variant('how', [
    /** By the author of this act. */
    v.strictObject({ how: v.literal('onScreen') }),
    v.strictObject({
      how: v.literal('onPaper'),
      signer: shortSchema,
      signerTitle: shortSchema,
      signedOn: daySchema,
    }),
  ]),
});

/** The leader agrees: on the screen, or on a paper that somebody records. */
export const approveDossier = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'approveDossier',
  axis: 'business',
  args: argsSchema,
  to: () => 'APPROVED',
  hindrance: stillToVerify,
  effect: (dossier, { decision }, said) => ({
    ...enterStep(dossier, 'APPROVED', said),
    approval: { ...said, ...decision },
  }),
  details: ({ decision }) =>
    decision.how === 'onPaper' ? [decision.how, decision.signer, decision.signerTitle, decision.signedOn] : [],
});
