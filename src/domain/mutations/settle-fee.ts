import * as v from 'valibot';
import { momentSchema } from '../moment.ts';
import { reasonSchema } from '../steps/act-texts.ts';
import { financeStates } from '../steps/axis.ts';
import { axisAct } from '../steps/axis-act.ts';

/** đồng */
const amountSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000));

const argsSchema = v.strictObject({
  from: v.picklist(financeStates),
  to: v.variant('kind', [
    v.strictObject({ kind: v.literal('NONE_DUE') }),
    v.strictObject({ kind: v.literal('DUE'), amount: amountSchema }),
    v.strictObject({ kind: v.literal('PAID'), amount: amountSchema, at: momentSchema }),
    v.strictObject({ kind: v.literal('EXEMPT'), reason: reasonSchema }),
  ]),
});

/** What is owed for it, or has been paid, or why nothing is. It leaves the step and the result alone. */
export const settleFee = axisAct<v.InferOutput<typeof argsSchema>>({
  name: 'settleFee',
  axis: 'finance',
  args: argsSchema,
  to: ({ to }) => to.kind,
  at: ({ to }) => (to.kind === 'PAID' ? to.at : undefined),
  effect: (dossier, { to }) => ({ ...dossier, finance: to }),
  details: ({ to }) => ('amount' in to ? [String(to.amount)] : []),
  reason: ({ to }) => (to.kind === 'EXEMPT' ? to.reason : undefined),
});
