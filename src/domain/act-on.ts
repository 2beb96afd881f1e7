import { applyMutation } from './apply-mutation.ts';
import type { Book } from './books/book.ts';
import { applyToBook, applyTogether, bookActVersions, isJoint } from './books/apply-to-book.ts';
import type { BookOutcome, JointOutcome, Moment } from './books/book-outcome.ts';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { Outcome } from './outcome.ts';
import type { RecordRef } from './record-ref.ts';

/** The records of one act: the one it acts on, and the one its arguments name beside it. */
export interface ActRecords {
  readonly first: RecordRef;
  readonly second?: RecordRef;
}

/** Which records an act touches: a pure function of its name and arguments. An act nobody knows is taken for one on a dossier. */
export function recordsOf({ name, entity, args }: Pick<Mutation, 'name' | 'entity' | 'args'>): ActRecords {
  if (bookActVersions.has(name)) return { first: { kind: 'book', id: entity } };
  const first = { kind: 'dossier', id: entity } as const;
  const book = isJoint(name) ? args['book'] : undefined;
  return typeof book === 'string' && book !== entity ? { first, second: { kind: 'book', id: book } } : { first };
}

/** What an act does to all its records. */
export type ActOutcome = Outcome | BookOutcome | JointOutcome;

/**
 * The verdict on an act, the same in the browser, when a person saves it, and on the server. Of an act of two records
 * either all takes effect or nothing (decision 0141). Pure.
 */
export function actOn(
  records: { readonly dossier: Dossier | undefined; readonly book: Book | undefined },
  mutation: Mutation,
  moment: Moment,
): ActOutcome {
  if (bookActVersions.has(mutation.name)) return applyToBook(records.book, mutation, moment);
  if (isJoint(mutation.name)) return applyTogether(records, mutation, moment);
  return applyMutation(records.dossier, mutation, moment.recordedAt);
}
