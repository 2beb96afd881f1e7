import { type Book, standingOfNumber, type UnusedNumber } from './book.ts';
import { withoutNumber } from './number-ranges.ts';

export type GivenUp =
  | { readonly status: 'givenUp'; readonly book: Book }
  | { readonly status: 'notInDoubt' }
  | { readonly status: 'notEntered' }
  | { readonly status: 'bookClosed' };

/** A number in doubt that nobody will come for: closed with a written reason. */
export function closeDoubt(
  book: Book,
  { number, reason }: { readonly number: number; readonly reason: string },
): GivenUp {
  if (book.closed !== null) return { status: 'bookClosed' };
  if (standingOfNumber(book, number) !== 'doubted') return { status: 'notInDoubt' };
  const doubted = withoutNumber(book.doubted, number);
  return { status: 'givenUp', book: withUnused({ ...book, doubted }, { number, kind: 'hole', reason }) };
}

/** An entry spoiled on paper: struck through, noted and sealed, never deleted; its number is not given again. */
export function strikeEntry(
  book: Book,
  { number, reason }: { readonly number: number; readonly reason: string },
): GivenUp {
  if (book.closed !== null) return { status: 'bookClosed' };
  if (number < 1 || standingOfNumber(book, number) !== 'entered') return { status: 'notEntered' };
  return { status: 'givenUp', book: withUnused(book, { number, kind: 'struck', reason }) };
}

function withUnused(book: Book, added: UnusedNumber): Book {
  return { ...book, unused: [...book.unused, added].sort((a, b) => a.number - b.number) };
}
