import { applyMutation, argumentVersionOf } from './apply-mutation.ts';
import type { Book } from './books/book.ts';
import { applyToBook, applyTogether, bookActVersions, isJoint } from './books/apply-to-book.ts';
import { type BookOutcome, type JointOutcome, type Moment, type Refused, refusal } from './books/book-outcome.ts';
import type { Dossier } from './dossier.ts';
import { kindOfId } from './kind-of-id.ts';
import type { Mutation } from './mutation.ts';
import { decideQuarantined } from './mutations/decide-quarantined.ts';
import { applyToOffice, officeActVersions } from './office/apply-to-office.ts';
import type { Office } from './office/office.ts';
import type { OfficeOutcome } from './office/office-act.ts';
import type { Outcome } from './outcome.ts';
import type { RecordKind, RecordRef } from './record-ref.ts';

/** The records of one act: the one it acts on, and the one its arguments name beside it. */
export interface ActRecords {
  readonly first: RecordRef;
  readonly second?: RecordRef;
}

/** Which records an act touches: a pure function of its name and arguments. An act nobody knows is taken for one on a dossier. */
export function recordsOf({ name, entity, args }: Pick<Mutation, 'name' | 'entity' | 'args'>): ActRecords {
  const first = { kind: kindOfAct(name), id: entity };
  const book = isJoint(name) ? args['book'] : undefined;
  return typeof book === 'string' && book !== entity ? { first, second: { kind: 'book', id: book } } : { first };
}

function kindOfAct(name: string): RecordKind {
  if (bookActVersions.has(name)) return 'book';
  return officeActVersions.has(name) ? 'office' : 'dossier';
}

/** The refusal of a known act on a record of the wrong kind, which its id tells: it would wait for ever (R5). */
export function wrongRecord({ name, entity }: Pick<Mutation, 'name' | 'entity'>): Refused | undefined {
  // What is decided there is decided about an act, whatever that act is on.
  if (name === decideQuarantined.name || argumentVersionOf(name) === undefined) return undefined;
  return kindOfId(entity) === kindOfAct(name) ? undefined : notSuchRecord;
}

const notSuchRecord = refusal(
  'wrongRecord',
  'Việc này không làm được trên loại bản ghi này.',
  'This cannot be done to a record of this kind.',
);

/** What an act does to all its records. */
export type ActOutcome = Outcome | BookOutcome | JointOutcome | OfficeOutcome;

/** The records that an act may touch, as they stand; `undefined`: not there. */
export interface StandingRecords {
  readonly dossier: Dossier | undefined;
  readonly book: Book | undefined;
  readonly office?: Office | undefined;
}

/**
 * The verdict on an act, the same in the browser, when a person saves it, and on the server. Of an act of two records
 * either all takes effect or nothing (decision 0141). Pure.
 */
export function actOn(records: StandingRecords, mutation: Mutation, moment: Moment): ActOutcome {
  const wrong = wrongRecord(mutation);
  if (wrong !== undefined) return wrong;
  if (bookActVersions.has(mutation.name)) return applyToBook(records.book, mutation, moment);
  if (officeActVersions.has(mutation.name)) return applyToOffice(records.office, mutation, moment.recordedAt);
  if (isJoint(mutation.name)) return applyTogether(records, mutation, moment);
  return applyMutation(records.dossier, mutation, moment.recordedAt);
}
