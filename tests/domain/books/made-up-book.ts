import type { Book } from '../../../src/domain/books/book.ts';

/** An empty book of births whose pen the server has. */
export function emptyBook(changed: Partial<Book> = {}): Book {
  const epoch = 'e0';
  return {
    id: '00099999-2026-8005-8000-000020260101',
    scope: '99999',
    authority: '99999',
    kind: 'KS',
    year: 2026,
    openedOn: '2026-01-01',
    numberAuthority: 'paper',
    startsAfter: 0,
    volumes: [{ name: '01/2026', from: 1, pages: 200 }],
    pen: {
      fence: { epoch, n: 1 },
      holder: null,
      holderName: '',
      standing: 'held',
      epoch,
      server: epoch,
      since: '2026-01-01T00:00:00.000Z',
    },
    last: 0,
    doubted: [],
    unused: [],
    lastDate: null,
    closed: null,
    ...changed,
  };
}
