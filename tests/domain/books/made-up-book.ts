import type { Book } from '../../../src/domain/books/book.ts';

/** An empty book of births whose pen the server has. */
export function emptyBook(changed: Partial<Book> = {}): Book {
  const epoch = 'e0';
  return {
    id: '01a1fd32-0000-7000-8000-000000000001',
    authority: '99999',
    kind: 'KS',
    year: 2026,
    openedOn: '2026-01-01',
    pen: { fence: { epoch, n: 1 }, holder: null, standing: 'held', epoch, since: '2026-01-01T00:00:00.000Z' },
    last: 0,
    doubted: [],
    unused: [],
    lastDate: null,
    closed: null,
    ...changed,
  };
}
