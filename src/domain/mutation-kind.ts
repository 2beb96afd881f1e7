import type * as v from 'valibot';
import type { ActName } from './access/act-names.ts';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { Outcome } from './outcome.ts';
import type { Instant } from './words.ts';

/** An argument shape that is still in the field, and how it is said in the next one (R15). */
export interface EarlierVersion {
  readonly schema: number;
  /** The same act in the arguments of version `schema + 1`; `undefined` when these are not arguments of this version. */
  readonly toNext: (args: Mutation['args']) => Mutation['args'] | undefined;
}

/** One kind of mutation: its name, the version of its arguments, and what it does. */
export interface MutationKind<Args, Name extends string = ActName> {
  readonly name: Name;
  readonly schema: number;
  readonly args: v.GenericSchema<unknown, Args>;
  /** Every version before `schema`, oldest first: an old client may always push (R15). Absent: there is none. */
  readonly earlier?: readonly EarlierVersion[];
  /** Pure; may rely on `args` being parsed. `recordedAt` is `null` while the mutation waits on the device. */
  readonly apply: (dossier: Dossier | undefined, args: Args, mutation: Mutation, recordedAt: Instant | null) => Outcome;
}
