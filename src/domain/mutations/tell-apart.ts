import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { withoutSuspect } from '../suspected-duplicate.ts';

const argsSchema = v.strictObject({
  /** The record that it is not. */
  other: v.pipe(v.string(), v.uuid()),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
});

type TellApartArgs = v.InferOutput<typeof argsSchema>;

/** An officer has looked at two records that say the same and found that they are of two different events (R10). */
export const tellApart: MutationKind<TellApartArgs> = {
  name: 'tellApart',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const { other, reason } = args;
    const told = dossier.events.some((event) => event.apartFrom === other);
    const event = { ...eventOf(mutation, recordedAt, [], reason === '' ? undefined : reason), apartFrom: other };
    const after = { ...withoutSuspect(dossier, other), events: [...dossier.events, event] };
    return { status: told ? 'merged' : 'applied', dossier: after };
  },
};
