import * as v from 'valibot';
import { type Mutation, mutationSchema } from './mutation.ts';

/** A form of the mutation's own frame that is still in the field. */
export interface EnvelopeVersion {
  /** The frame in the words of the version after; `undefined` when the value does not have this form. */
  readonly toNext: (value: unknown) => unknown;
}

/** Reads a frame of today, or of any earlier version, oldest first in `earlier`: each says the value in the words of the next (R15). */
export function envelopeReader(earlier: readonly EnvelopeVersion[]): (value: unknown) => Mutation | undefined {
  return (value) => {
    // The newest form that fits wins; an older one is walked up through all that came after it.
    for (let from = earlier.length; from >= 0; from -= 1) {
      let form: unknown = value;
      for (const version of earlier.slice(from)) form = form === undefined ? undefined : version.toNext(form);
      const parsed = v.safeParse(mutationSchema, form);
      if (parsed.success) return parsed.output;
    }
    return undefined;
  };
}

/** There has been one form of the frame so far. A second one adds its predecessor here. */
const earlierEnvelopes: readonly EnvelopeVersion[] = [];

/** A mutation as kept or sent, in today's frame; `undefined` when this build cannot read it: it is kept until one can. */
export const readMutation = envelopeReader(earlierEnvelopes);
