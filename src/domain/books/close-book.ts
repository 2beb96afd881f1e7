import type { LocalDate } from '../words.ts';
import { type Book, entriesIn } from './book.ts';

export type ClosedBook =
  | { readonly status: 'closed'; readonly book: Book }
  | { readonly status: 'alreadyClosed' }
  /** Its pen is still out, or suspended: numbers may still come. */
  | { readonly status: 'penNotHere' }
  | { readonly status: 'numbersInDoubt'; readonly first: number };

/** Khóa sổ, on 31 December or by a merger: signed for its pages and entries, so nothing may still be open (Art. 58). */
export function closeBook(book: Book, { on, pages }: { readonly on: LocalDate; readonly pages: number }): ClosedBook {
  const [doubt] = book.doubted;
  if (book.closed !== null) return { status: 'alreadyClosed' };
  if (book.pen.holder !== null || book.pen.standing === 'suspended') return { status: 'penNotHere' };
  if (doubt !== undefined) return { status: 'numbersInDoubt', first: doubt.from };
  return { status: 'closed', book: { ...book, closed: { on, entries: entriesIn(book), pages } } };
}
