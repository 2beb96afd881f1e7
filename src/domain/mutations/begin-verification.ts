import * as v from 'valibot';
import { reasonSchema, shortSchema, stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { enterStep } from '../steps/enter-step.ts';

const argsSchema = v.strictObject({
  from: stateSchema,
  about: reasonSchema,
  /** The agency or person that was asked. */
  askedOf: shortSchema,
});

/** Something must be found out elsewhere before this may be decided. */
export const beginVerification = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'beginVerification',
  axis: 'business',
  args: argsSchema,
  to: () => 'AWAITING_VERIFICATION',
  effect: (dossier, { about, askedOf }, said) => ({
    ...enterStep(dossier, 'AWAITING_VERIFICATION', said),
    verification: { ...said, about, askedOf, ended: null },
  }),
  details: ({ askedOf }) => [askedOf],
  reason: ({ about }) => about,
});
