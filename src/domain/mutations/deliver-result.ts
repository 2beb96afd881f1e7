import * as v from 'valibot';
import { hasResult } from '../life-cycle.ts';
import { momentSchema } from '../moment.ts';
import type { Problem } from '../outcome.ts';
import { shortSchema } from '../steps/act-texts.ts';
import { deliveryStates } from '../steps/axis.ts';
import { axisAct } from '../steps/axis-act.ts';

const argsSchema = v.strictObject({
  from: v.picklist(deliveryStates),
  /** What has happened, and when it truly did: that may be before it was written down. */
  to: v.variant('kind', [
    v.strictObject({ kind: v.literal('READY'), at: momentSchema }),
    v.strictObject({ kind: v.literal('HANDED_OVER'), at: momentSchema, to: shortSchema }),
    v.strictObject({
      kind: v.literal('POSTED'),
      at: momentSchema,
      tracking: v.pipe(v.string(), v.trim(), v.maxLength(64)),
    }),
  ]),
});

/** Where the result is: ready, in somebody's hands, or with the post. It leaves the step alone. */
export const deliverResult = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'deliverResult',
  axis: 'delivery',
  args: argsSchema,
  to: ({ to }) => to.kind,
  at: ({ to }) => to.at,
  hindrance: (dossier) => (hasResult(dossier) ? undefined : nothingToHandOver),
  effect: (dossier, { to }) => ({ ...dossier, delivery: to }),
  details({ to }) {
    if (to.kind === 'READY') return [to.at];
    return [to.at, to.kind === 'HANDED_OVER' ? to.to : to.tracking];
  },
});

const nothingToHandOver: Problem = {
  field: null,
  code: 'nothingToHandOver',
  message: {
    vi: 'Chưa có kết quả để trả: hồ sơ chưa ghi sổ (thủ tục không ghi sổ thì chưa duyệt), cũng chưa có văn bản từ chối.',
    en: 'There is nothing to hand over yet: the dossier is neither registered (approved, where nothing is registered) nor refused.',
  },
};
