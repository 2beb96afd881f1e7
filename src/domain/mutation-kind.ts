import type * as v from 'valibot';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { Outcome } from './outcome.ts';
import type { Instant } from './words.ts';

/** One kind of mutation: its name, the version of its arguments, and what it does. */
export interface MutationKind<Args> {
  readonly name: string;
  readonly schema: number;
  readonly args: v.GenericSchema<unknown, Args>;
  /** Pure; may rely on `args` being parsed. `recordedAt` is `null` while the mutation waits on the device. */
  readonly apply: (dossier: Dossier | undefined, args: Args, mutation: Mutation, recordedAt: Instant | null) => Outcome;
}
