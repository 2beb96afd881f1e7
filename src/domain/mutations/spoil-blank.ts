import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { oneWord } from './record-print.ts';

const argsSchema = v.strictObject({
  /** Id of the paper it was for. */
  paper: oneWord,
  /** Serial number on the blank. */
  blank: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});

type SpoilBlankArgs = v.InferOutput<typeof argsSchema>;

/** A printed blank of the ministry was spoiled: each is counted, so each that is thrown away is told with a reason. */
export const spoilBlank: MutationKind<SpoilBlankArgs> = {
  name: 'spoilBlank',
  schema: 1,
  args: argsSchema,
  apply(dossier, { paper, blank, reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const told = dossier.events.some(
      ({ type, touched }) => type === 'spoilBlank' && touched[0] === paper && touched[1] === blank,
    );
    const event = eventOf(mutation, recordedAt, [paper, blank], reason);
    return { status: told ? 'merged' : 'applied', dossier: { ...dossier, events: [...dossier.events, event] } };
  },
};
