import { recordsOf } from '../src/domain/act-on.ts';
import { enterInBook } from '../src/domain/books/acts/enter-in-book.ts';
import { openBook } from '../src/domain/books/acts/open-book.ts';
import type { Book } from '../src/domain/books/book.ts';
import { givenFlag, secondRevisionFlag } from '../src/domain/books/given-number.ts';
import { suspendPen } from '../src/domain/books/pass-pen.ts';
import { tellsOfEvent } from '../src/domain/openings.ts';
import { duplicateFlag, withSuspects } from '../src/domain/suspected-duplicate.ts';
import { emptyDigest } from '../src/protocol/digest.ts';
import { isFinal } from '../src/protocol/receipt.ts';
import { stoodFlag } from './earlier-word.ts';
import type { Verdict } from './judge.ts';
import type { ScopeLedger } from './scope-ledger.ts';
import type { Entry } from './write-receipt.ts';

/** No device can make by itself what an act makes of two records, so that both go to everybody as rows (decision 0141). */
const nobodysOwn = { device: '', incarnation: '' };

/** Writes what a verdict makes of the act's records, all of it together; what the receipt tells of that. */
export function takeEffects(
  ledger: ScopeLedger,
  { stored, mutation, earlier }: Pick<Entry, 'stored' | 'mutation' | 'earlier'>,
  verdict: Verdict,
): { readonly rev: number | null; readonly flags: readonly string[] } {
  const isParked = verdict.status === 'parked';
  if (mutation === undefined) return { rev: null, flags: [] };
  const outcome = 'dossier' in verdict ? verdict.dossier : undefined;
  // R10: told in the receipt, kept in sight on the record, and in nobody's way.
  const tells = tellsOfEvent(mutation.name) && outcome !== undefined;
  const flags = tells ? ledger.openedAlike(outcome).map(duplicateFlag) : [];
  const dossier = outcome === undefined ? undefined : withSuspects(outcome, flags);
  const book = 'book' in verdict ? verdict.book : undefined;
  const act = { ...stored, ...(recordsOf(mutation).second === undefined ? {} : nobodysOwn), entity: mutation.entity };
  const effect = dossier === undefined ? null : ledger.takeEffect(act, dossier);
  const bookRev = book === undefined ? null : ledger.changeBook(act, book);
  if (book !== undefined && verdict.status === 'applied') suspendReopened(ledger, { stored, mutation }, book);
  const office = 'office' in verdict ? verdict.office : undefined;
  const officeRev = office === undefined ? null : ledger.changeOffice(act, office);
  if (bookRev !== null && effect !== null) flags.push(secondRevisionFlag(bookRev));
  // R13: told with every word on it, also where it was claimed by an earlier one: that one may be lost as well.
  const asked = mutation.name === enterInBook.name && mutation.args['number'] === null;
  if (asked && dossier?.entry !== undefined) flags.push(givenFlag(dossier.entry));
  if (earlier.stoodAt > 0 && !isFinal(verdict.status)) flags.push(stoodFlag(earlier.stoodAt));
  // What is parked is in sight on the record, but has not taken effect.
  return { rev: isParked ? null : (effect ?? bookRev ?? officeRev), flags };
}

/**
 * R13, R19: a book that is opened by an act of which this server has said something before may have been opened already, in a
 * history that was lost, and have numbers on paper: its pen is suspended at once. It is a change of its own, since a device that
 * stands behind the same opening in that history is told only what came after it.
 */
function suspendReopened(
  ledger: ScopeLedger,
  { stored, mutation }: Pick<Entry, 'stored' | 'mutation'>,
  book: Book,
): void {
  if (mutation?.name !== openBook.name || stored.revision === 0) return;
  const { server } = book.pen;
  const suspended = suspendPen(book, { at: stored.arrivedAt, epoch: server, server });
  ledger.changeBook({ mid: book.id, hash: emptyDigest, arrivedAt: ledger.at }, suspended);
}
