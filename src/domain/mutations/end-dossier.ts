import * as v from 'valibot';
import { reasonSchema, stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { enterStep } from '../steps/enter-step.ts';

const argsSchema = v.strictObject({ from: stateSchema, reason: reasonSchema });

type EndArgs = v.InferOutput<typeof argsSchema>;

/** The citizen takes the request back, before the result is decided. */
export const withdrawDossier = axisAct<EndArgs>({
  name: 'withdrawDossier',
  axis: 'business',
  args: argsSchema,
  to: () => 'WITHDRAWN',
  effect: (dossier, { reason }, said) => ({
    ...enterStep(dossier, 'WITHDRAWN', said),
    ending: { ...said, kind: 'withdrawn', reason },
  }),
  reason: ({ reason }) => reason,
});

/** Thông báo dừng giải quyết (form 05). */
export const stopDossier = axisAct<EndArgs>({
  name: 'stopDossier',
  axis: 'business',
  args: argsSchema,
  to: () => 'STOPPED',
  effect: (dossier, { reason }, said) => ({
    ...enterStep(dossier, 'STOPPED', said),
    ending: { ...said, kind: 'stopped', reason },
  }),
  reason: ({ reason }) => reason,
});
