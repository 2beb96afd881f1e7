import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';

const argsSchema = v.strictObject({ paper: v.picklist(['receiptSlip']) });

export type RecordPrintArgs = v.InferOutput<typeof argsSchema>;

/** A paper left the printer: a fact like any other, so that no reload can make it unhappen. */
export const recordPrint: MutationKind<RecordPrintArgs> = {
  name: 'recordPrint',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    return {
      status: 'applied',
      dossier: {
        ...dossier,
        slipPrints: dossier.slipPrints + 1,
        events: [...dossier.events, eventOf(mutation, recordedAt, [args.paper])],
      },
    };
  },
};
