import { recordsOf } from '../domain/act-on.ts';
import { applyToBook, bookActVersions, isJoint } from '../domain/books/apply-to-book.ts';
import type { EnterInBookArgs } from '../domain/books/acts/enter-in-book.ts';
import { enterInBook } from '../domain/books/acts/enter-in-book.ts';
import { type Book, sameFence } from '../domain/books/book.ts';
import { secondRevisionIn } from '../domain/books/given-number.ts';
import { passedOver } from '../domain/books/take-number.ts';
import type { Mutation } from '../domain/mutation.ts';
import type { DeviceDatabase } from './database.ts';
import { openMutation, openReceipt } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow } from './rows.ts';
import type { StoreParts } from './store-parts.ts';

type ActRow = OutboxRow | AcknowledgedRow;

const prefix = 'bookActs:';

/** The book that an act touches, as its first record or its second. */
export function bookTouchedBy(mutation: Pick<Mutation, 'name' | 'entity' | 'args'>): string | undefined {
  const { first, second } = recordsOf(mutation);
  return second?.id ?? (first.kind === 'book' ? first.id : undefined);
}

/** Whether acts of this name touch a book. */
export function touchesBooks(name: string): boolean {
  return bookActVersions.has(name) || isJoint(name);
}

/** Ids of this device's acts on each book that its base may not hold yet, oldest first. Only inside a transaction. */
export async function readBookActs(database: DeviceDatabase): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database.meta.where('id').startsWith(prefix).toArray();
  return new Map(rows.map(({ id, value }) => [id.slice(prefix.length), value as readonly string[]]));
}

/** Only inside a transaction. */
export async function addBookAct(database: DeviceDatabase, book: string, mid: string): Promise<void> {
  const id = `${prefix}${book}`;
  const known = ((await database.meta.get(id))?.value as readonly string[] | undefined) ?? [];
  if (!known.includes(mid)) await database.meta.put({ id, value: [...known, mid], box: null });
}

/** Only inside a transaction. */
export async function writeBookActs(
  database: DeviceDatabase,
  left: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const [book, mids] of left) {
    const id = `${prefix}${book}`;
    if (mids.length === 0) await database.meta.delete(id);
    else await database.meta.put({ id, value: mids, box: null });
  }
}

/** A book as the base has it, with its revision. */
export interface BookBase {
  readonly book: Book | undefined;
  readonly rev: number;
}

/** What has become of this device's acts on one book. */
export interface ShownBook {
  /** The base with them on top; `undefined` when there is neither. */
  readonly book: Book | undefined;
  /** Of those, ids that the base does not say by itself. */
  readonly open: readonly string[];
}

/**
 * The book as this device has to see it (R16, R19): what waits or was taken in lies on the base; a number of an act that
 * did not, or may never, take effect stays passed over, since it may be on paper.
 */
export async function showBook(
  { boxes }: Pick<StoreParts, 'boxes'>,
  { book: base, rev }: BookBase,
  rows: readonly ActRow[],
): Promise<ShownBook> {
  let book = base;
  const open: string[] = [];
  for (const row of [...rows].sort((a, b) => a.turn - b.turn)) {
    const mutation = await openMutation(boxes, row);
    if (mutation === undefined) continue;
    const receipt = await openReceipt(boxes, row);
    const standing = standingOf(row, receipt?.status ?? null);
    if (standing === 'taken') {
      const made = recordsOf(mutation).second === undefined ? receipt?.rev : secondRevisionIn(receipt?.flags ?? []);
      if (made === null || made === undefined || made <= rev) continue;
      open.push(row.id);
    }
    const before = book;
    if (standing === 'not') book = withPassedOver(book, mutation);
    else {
      const recordedAt = 'outcome' in row ? row.serverTime : null;
      const outcome = applyToBook(book, mutation, { recordedAt, epoch: base?.pen.server ?? null });
      if ('book' in outcome) book = outcome.book;
    }
    if (standing !== 'taken' && (book !== before || 'state' in row)) open.push(row.id);
  }
  return { book, open };
}

function standingOf(row: ActRow, status: string | null): 'waits' | 'taken' | 'not' {
  if ('outcome' in row) return row.outcome === 'released' ? 'not' : 'taken';
  return row.state === 'waiting' || status === 'blockedBy' ? 'waits' : 'not';
}

function withPassedOver(book: Book | undefined, { name, args }: Mutation): Book | undefined {
  if (book === undefined || name !== enterInBook.name) return book;
  const { number, fence } = args as Pick<EnterInBookArgs, 'number' | 'fence'>;
  if (number === null || fence === null || !sameFence(fence, book.pen.fence)) return book;
  return passedOver(book, { number, fence });
}
