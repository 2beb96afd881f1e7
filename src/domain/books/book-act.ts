import type * as v from 'valibot';
import type { ActName } from '../access/act-names.ts';
import type { Dossier } from '../dossier.ts';
import type { Mutation } from '../mutation.ts';
import type { EarlierVersion, MutationKind } from '../mutation-kind.ts';
import type { Book } from './book.ts';
import type { BookOutcome, JointOutcome, Moment } from './book-outcome.ts';

/** A kind of act whose one record is a book. */
export interface BookActKind<Args> {
  readonly name: ActName;
  readonly schema: number;
  readonly args: v.GenericSchema<unknown, Args>;
  readonly earlier?: readonly EarlierVersion[];
  /** Pure; may rely on `args` being parsed. */
  readonly apply: (book: Book | undefined, args: Args, mutation: Mutation, moment: Moment) => BookOutcome;
}

/**
 * A kind of act that touches a dossier, its first record, and the book its arguments name. `together` is the verdict on
 * both; `apply` and `applyToBook` are what it does to each by itself, where the other is not looked at: on a device, to
 * show a record whose row has not come yet.
 */
export interface JointActKind<Args extends { readonly book: string }> extends MutationKind<Args> {
  readonly applyToBook: BookActKind<Args>['apply'];
  readonly together: (
    records: { readonly dossier: Dossier | undefined; readonly book: Book | undefined },
    args: Args,
    mutation: Mutation,
    moment: Moment,
  ) => JointOutcome;
}
