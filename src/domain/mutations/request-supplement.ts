import * as v from 'valibot';
import { momentSchema } from '../moment.ts';
import { reasonSchema, shortSchema, stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { askedBefore, enterStep } from '../steps/enter-step.ts';

const argsSchema = v.strictObject({
  from: stateSchema,
  /** When the citizen was told: the clock stands still from here. */
  at: momentSchema,
  papers: v.pipe(
    v.array(v.strictObject({ paper: shortSchema, reason: reasonSchema })),
    v.minLength(1),
    v.maxLength(20),
  ),
  /** Who explains it, and how to reach them. */
  guide: shortSchema,
});

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (form 02): what is missing and why. Once; the clock stops. */
export const requestSupplement = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'requestSupplement',
  axis: 'business',
  args: argsSchema,
  to: () => 'SUPPLEMENT_REQUESTED',
  at: ({ at }) => at,
  hindrance: askedBefore,
  effect: (dossier, { at, papers, guide }, { by }) => ({
    ...enterStep(dossier, 'SUPPLEMENT_REQUESTED', { by, at }),
    supplement: { by, requestedAt: at, papers, guide, receivedAt: null },
  }),
  details: ({ at, papers }) => [at, ...papers.map(({ paper }) => paper)],
  reason: ({ papers }) =>
    papers
      .map(({ reason }) => reason)
      .join('; ')
      .slice(0, 500),
});
