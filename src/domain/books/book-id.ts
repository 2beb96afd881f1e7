import { isLocalDate } from '../local-date.ts';
import type { LocalDate } from '../words.ts';
import { bookKinds, type BookKind } from './book.ts';

/** What makes a book this one: two that say the same are one book. */
export interface BookFacts {
  readonly authority: string;
  readonly kind: BookKind;
  readonly year: number;
  readonly openedOn: LocalDate;
}

const form = /^(\d{8})-(\d{4})-8(\d{3})-8000-0000(\d{4})(\d{2})(\d{2})$/u;
const mostDigits = 8;

/**
 * The book's id says which book it is (a UUID of version 8, RFC 9562), so that two machines that open it offline make one
 * and the same. `undefined` when the authority's code is not of at most eight digits.
 */
export function bookIdOf({ authority, kind, year, openedOn }: BookFacts): string | undefined {
  if (!/^\d{1,8}$/u.test(authority) || !isLocalDate(openedOn) || year < 1 || year > 9_999) return undefined;
  // The code's own length goes in, so that 0123 is not 123.
  const number = authority.padStart(mostDigits, '0');
  const place = String(bookKinds.indexOf(kind) * 10 + authority.length).padStart(3, '0');
  return `${number}-${String(year).padStart(4, '0')}-8${place}-8000-0000${openedOn.replaceAll('-', '')}`;
}

/** The facts an id was made of; `undefined` of an id that is no book's. */
export function bookFactsOf(id: string): BookFacts | undefined {
  const match = form.exec(id);
  if (match === null) return undefined;
  const [, number = '', year = '', place = '', ...day] = match;
  const kind = bookKinds[Math.floor(Number(place) / 10)];
  const length = Number(place) % 10;
  if (kind === undefined || length < 1 || length > mostDigits) return undefined;
  const facts = { authority: number.slice(-length), kind, year: Number(year), openedOn: day.join('-') };
  return bookIdOf(facts) === id ? facts : undefined;
}
