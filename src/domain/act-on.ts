import { applyMutation, argumentVersionOf } from './apply-mutation.ts';
import type { Book } from './books/book.ts';
import { bookFactsOf } from './books/book-id.ts';
import { applyToBook, applyTogether, bookActVersions, isJoint } from './books/apply-to-book.ts';
import { type BookOutcome, type JointOutcome, type Moment, type Refused, refusal } from './books/book-outcome.ts';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import { decideQuarantined } from './mutations/decide-quarantined.ts';
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

/** The refusal of a known act on a record of the wrong kind, which its id tells: it would wait for ever (R5). */
export function wrongRecord({ name, entity }: Pick<Mutation, 'name' | 'entity'>): Refused | undefined {
  // What is decided there is decided about an act, whatever that act is on.
  if (name === decideQuarantined.name || argumentVersionOf(name) === undefined) return undefined;
  return (bookFactsOf(entity) !== undefined) === bookActVersions.has(name) ? undefined : notSuchRecord;
}

const notSuchRecord = refusal(
  'wrongRecord',
  'Việc này không làm được trên loại bản ghi này.',
  'This cannot be done to a record of this kind.',
);

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
  const wrong = wrongRecord(mutation);
  if (wrong !== undefined) return wrong;
  if (bookActVersions.has(mutation.name)) return applyToBook(records.book, mutation, moment);
  if (isJoint(mutation.name)) return applyTogether(records, mutation, moment);
  return applyMutation(records.dossier, mutation, moment.recordedAt);
}
