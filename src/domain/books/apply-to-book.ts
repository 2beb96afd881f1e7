import { readArguments } from '../act-arguments.ts';
import type { Mutation } from '../mutation.ts';
import type { Book } from './book.ts';
import type { BookActKind, JointActKind } from './book-act.ts';
import type { BookOutcome, JointOutcome, Moment } from './book-outcome.ts';
import type { Dossier } from '../dossier.ts';
import { beginVolume, closeBook, closeDoubt } from './acts/close-acts.ts';
import { enterInBook } from './acts/enter-in-book.ts';
import { openBook } from './acts/open-book.ts';
import { lendPen, returnPen, takePen } from './acts/pen-acts.ts';
import { settleNumber } from './acts/settle-number.ts';
import { strikeEntry } from './acts/strike-entry.ts';

interface OnBook {
  readonly schema: number;
  readonly apply: (book: Book | undefined, mutation: Mutation, moment: Moment) => BookOutcome;
  readonly together?: (
    records: { readonly dossier: Dossier | undefined; readonly book: Book | undefined },
    mutation: Mutation,
    moment: Moment,
  ) => JointOutcome;
}

const kinds = new Map<string, OnBook>([
  onBook(openBook),
  onBook(lendPen),
  onBook(returnPen),
  onBook(takePen),
  onBook(closeDoubt),
  onBook(closeBook),
  onBook(beginVolume),
  onBoth(enterInBook),
  onBoth(strikeEntry),
  onBoth(settleNumber),
]);

/** Kinds whose only record is a book, with the version of their arguments. */
export const bookActVersions: ReadonlyMap<string, number> = new Map(
  [...kinds].flatMap(([name, kind]) => (kind.together === undefined ? [[name, kind.schema] as const] : [])),
);

/** Whether an act of this name touches a dossier and a book together. */
export function isJoint(name: string): boolean {
  return kinds.get(name)?.together !== undefined;
}

/** What an act does to a book by itself: all of an act on a book, its own half of one on two records. Pure. */
export function applyToBook(book: Book | undefined, mutation: Mutation, moment: Moment): BookOutcome {
  return kinds.get(mutation.name)?.apply(book, mutation, moment) ?? { status: 'unknownKind' };
}

/** The verdict on an act of two records. Pure. */
export function applyTogether(
  records: { readonly dossier: Dossier | undefined; readonly book: Book | undefined },
  mutation: Mutation,
  moment: Moment,
): JointOutcome {
  return kinds.get(mutation.name)?.together?.(records, mutation, moment) ?? { status: 'unknownKind' };
}

function onBook<Args>(kind: BookActKind<Args>): [string, OnBook] {
  return [
    kind.name,
    {
      schema: kind.schema,
      apply(book, mutation, moment) {
        const read = readArguments(kind, mutation);
        return read.status === 'read' ? kind.apply(book, read.args, read.mutation, moment) : read;
      },
    },
  ];
}

function onBoth<Args extends { readonly book: string }>(kind: JointActKind<Args>): [string, OnBook] {
  const [name, half] = onBook<Args>({ ...kind, apply: kind.applyToBook });
  return [
    name,
    {
      ...half,
      together(records, mutation, moment) {
        const read = readArguments(kind, mutation);
        return read.status === 'read' ? kind.together(records, read.args, read.mutation, moment) : read;
      },
    },
  ];
}
