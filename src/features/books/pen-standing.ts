import type { BookView } from '../../store/store.ts';

/** What the screens say of a book's pen. `ministry`: its numbers come from the ministry's software. */
export type PenStanding = BookView['pen'] | 'ministry' | 'closed';

export function penStanding({ book, pen }: Pick<BookView, 'book' | 'pen'>): PenStanding {
  if (book.closed !== null) return 'closed';
  return book.numberAuthority === 'ministry' ? 'ministry' : pen;
}
