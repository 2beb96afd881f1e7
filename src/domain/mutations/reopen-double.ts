import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';

const argsSchema = v.strictObject({
  /** The record it was taken for a second one of, as the officer saw it. */
  other: v.pipe(v.string(), v.uuid()),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});

type ReopenDoubleArgs = v.InferOutput<typeof argsSchema>;

/** It was not a second record after all: it stands again where it stood, and both words stay in its history. */
export const reopenDouble: MutationKind<ReopenDoubleArgs> = {
  name: 'reopenDouble',
  schema: 1,
  args: argsSchema,
  apply(dossier, { other, reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const { doubleOf, ...rest } = dossier;
    if (doubleOf?.other !== other) return notOfThat;
    const event = eventOf(mutation, recordedAt, ['WITHDRAWN', doubleOf.from], reason);
    return { status: 'applied', dossier: { ...rest, business: doubleOf.from, events: [...dossier.events, event] } };
  },
};

const notOfThat = refused('notADouble', {
  vi: 'Hồ sơ này không còn được coi là trùng với hồ sơ kia. Hãy mở lại để xem.',
  en: 'This dossier is not taken for a second one of that any more. Open it again to see.',
});
