import * as v from 'valibot';
import { type Book, bookKinds } from '../domain/books/book.ts';

const text = v.string();
const number = v.number();
const shape = v.looseObject({
  id: text,
  scope: text,
  authority: text,
  kind: v.picklist(bookKinds),
  year: number,
  openedOn: text,
  numberAuthority: v.picklist(['paper', 'ministry']),
  startsAfter: number,
  volumes: v.array(v.looseObject({ name: text, from: number, pages: v.nullable(number) })),
  pen: v.looseObject({
    fence: v.looseObject({ epoch: text, n: number }),
    holder: v.nullable(text),
    holderName: text,
    standing: v.picklist(['held', 'suspended']),
    epoch: text,
    server: text,
    since: text,
  }),
  last: number,
  doubted: v.array(v.looseObject({ from: number, to: number })),
  unused: v.array(v.looseObject({ number, kind: text, reason: text })),
  lastDate: v.nullable(text),
  closed: v.nullable(v.looseObject({ on: text, entries: number, pages: number })),
});

/** A register book that came from the disk or the wire, when it has a book's shape; loose for the reason a dossier's is. */
export function bookOf(value: unknown): Book | undefined {
  return v.is(shape, value) ? (value as unknown as Book) : undefined;
}
