import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import { earlierVersion } from '../earlier-version.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { slipPaper } from '../prints.ts';

/** An id of a paper or of one of its questions. */
export const oneWord = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,39}$/u));

const argsSchema = v.strictObject({
  /** Id of the paper. Any: a paper this build does not know was printed all the same (docs/decisions/0148). */
  paper: oneWord,
  /** What it says besides the record: its own number, a reason, a new date. A reprint begins with it. */
  answers: v.exactOptional(
    v.pipe(
      v.record(oneWord, v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
      v.check((answers) => Object.keys(answers).length <= 20),
    ),
  ),
});

export type RecordPrintArgs = v.InferOutput<typeof argsSchema>;

/** A paper left the printer: a fact like any other, so that no reload can make it unhappen. */
export const recordPrint: MutationKind<RecordPrintArgs> = {
  name: 'recordPrint',
  schema: 2,
  args: argsSchema,
  // Version 1 knew one paper.
  earlier: [earlierVersion(1, v.strictObject({ paper: v.picklist([slipPaper]) }), (args) => args)],
  apply(dossier, { paper, answers }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const event = eventOf(mutation, recordedAt, [paper]);
    return {
      status: 'applied',
      dossier: {
        ...dossier,
        slipPrints: dossier.slipPrints + (paper === slipPaper ? 1 : 0),
        events: [...dossier.events, answers === undefined ? event : { ...event, answers }],
      },
    };
  },
};
