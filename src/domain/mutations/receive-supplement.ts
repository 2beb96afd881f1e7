import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { momentSchema } from '../moment.ts';
import type { Problem } from '../outcome.ts';
import { stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { enterStep } from '../steps/enter-step.ts';
import type { Instant } from '../words.ts';

const argsSchema = v.strictObject({
  from: stateSchema,
  /** When the citizen brought it: the clock goes on from here. */
  at: momentSchema,
});

/** The citizen has brought what was missing. */
export const receiveSupplement = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'receiveSupplement',
  axis: 'business',
  args: argsSchema,
  to: () => 'PROCESSING',
  at: ({ at }) => at,
  hindrance: (dossier, { at }) => beforeAsked(dossier, at),
  effect: (dossier, { at }, { by }) => enterStep(dossier, 'PROCESSING', { by, at }),
  details: ({ at }) => [at],
});

/** By the minute only where the same desk asked: see `enterStep` for clocks that differ by less. */
function beforeAsked({ supplement }: Dossier, at: Instant): Problem | undefined {
  const dayAfter = 24 * 60 * 60_000;
  if (supplement === undefined || Date.parse(at) > Date.parse(supplement.requestedAt) - dayAfter) return undefined;
  return {
    field: null,
    code: 'beforeAsked',
    message: {
      vi: 'Thời điểm nhận bổ sung nằm trước lúc yêu cầu bổ sung. Hãy xem lại ngày giờ.',
      en: 'The supplement cannot have come before it was asked for. Look at the time again.',
    },
  };
}
