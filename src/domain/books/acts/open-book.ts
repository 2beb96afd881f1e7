import * as v from 'valibot';
import { yearOf } from '../../local-date.ts';
import { countSchema, dateSchema, numberSchema, wordsSchema } from '../act-schemas.ts';
import { type Book, bookKinds } from '../book.ts';
import type { BookActKind } from '../book-act.ts';
import { bookFactsOf, bookIdOf } from '../book-id.ts';
import { noBookId, refusal } from '../book-outcome.ts';

const argsSchema = v.strictObject({
  /** Code of the commune that keeps it: digits. */
  authority: v.pipe(v.string(), v.regex(/^\d{1,8}$/u)),
  kind: v.picklist(bookKinds),
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(9999)),
  openedOn: dateSchema,
  numberAuthority: v.picklist(['paper', 'ministry']),
  /** Last number entered on paper before the commune began with us; 0: none. */
  startsAfter: countSchema,
  /** The volume being written in. */
  volume: v.strictObject({ name: wordsSchema(32), pages: v.nullable(numberSchema) }),
});

export type OpenBookArgs = v.InferOutput<typeof argsSchema>;

const otherBook = refusal(
  'bookOpenedOtherwise',
  'Sổ này đã được mở với cách đánh số hoặc số bắt đầu khác. Hãy mở danh mục sổ để xem.',
  'This register has been opened already with another numbering or first number. Look at it in the list of registers.',
);
const otherYear = refusal(
  'otherYear',
  'Ngày mở sổ không thuộc năm của sổ.',
  'The opening day is not in the register’s year.',
);

/**
 * A register book is opened (mở sổ), its pen with the server. Two machines that open the same one make one book: its id is
 * made of what it is. What the second says of numbering must be the same.
 */
export const openBook: BookActKind<OpenBookArgs> = {
  name: 'openBook',
  schema: 1,
  args: argsSchema,
  apply(book, args, mutation, { recordedAt, epoch }) {
    const { authority, kind, year, openedOn, numberAuthority, startsAfter, volume } = args;
    if (bookFactsOf(mutation.entity) === undefined || bookIdOf(args) !== mutation.entity) return noBookId;
    if (yearOf(openedOn) !== year) return otherYear;
    if (book !== undefined) {
      const same = book.numberAuthority === numberAuthority && book.startsAfter === startsAfter;
      return same ? { status: 'merged', book } : otherBook;
    }
    const since = recordedAt ?? mutation.occurredAt.device;
    // Until the server has it, nobody can have its pen; the act's own id is an epoch no other book has.
    const server = epoch ?? '';
    const opened: Book = {
      id: mutation.entity,
      scope: mutation.scope,
      authority,
      kind,
      year,
      openedOn,
      numberAuthority,
      startsAfter,
      volumes: [{ name: volume.name, from: startsAfter + 1, pages: volume.pages }],
      pen: {
        fence: { epoch: mutation.mid, n: 1 },
        holder: null,
        holderName: '',
        standing: 'held',
        epoch: mutation.mid,
        server,
        since,
      },
      last: startsAfter,
      doubted: [],
      unused: [],
      lastDate: null,
      closed: null,
    };
    return { status: 'applied', book: opened };
  },
};
