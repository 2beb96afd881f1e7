import * as v from 'valibot';
import { countSchema, dateSchema, numberSchema, reasonSchema, wordsSchema } from '../act-schemas.ts';
import type { BookActKind } from '../book-act.ts';
import { type BookOutcome, refusal } from '../book-outcome.ts';
import { closeBook as close } from '../close-book.ts';
import { closeDoubt as closeNumber, type GivenUp } from '../give-up-number.ts';
import { bookClosed } from './pen-answers.ts';

const doubtSchema = v.strictObject({ number: numberSchema, reason: reasonSchema });
export type CloseDoubtArgs = v.InferOutput<typeof doubtSchema>;

/** A number in doubt that nobody will come for is closed with a written reason. */
export const closeDoubt: BookActKind<CloseDoubtArgs> = {
  name: 'closeDoubt',
  schema: 1,
  args: doubtSchema,
  apply: (book, args) => (book === undefined ? { status: 'recordMissing' } : givenUpAnswer(closeNumber(book, args))),
};

export function givenUpAnswer(given: GivenUp): BookOutcome {
  switch (given.status) {
    case 'givenUp':
      return { status: 'applied', book: given.book };
    case 'bookClosed':
      return bookClosed;
    case 'notInDoubt':
      return refusal('notInDoubt', 'Số này không còn chờ làm rõ.', 'This number is not in doubt any more.', 'number');
    case 'notEntered':
      return refusal(
        'notEntered',
        'Sổ không có mục nào ở số này để gạch bỏ.',
        'The register has no entry under this number to strike.',
        'number',
      );
  }
}

const closeSchema = v.strictObject({ on: dateSchema, pages: countSchema });
export type CloseBookArgs = v.InferOutput<typeof closeSchema>;

/** Khóa sổ: signed for its pages and entries. */
export const closeBook: BookActKind<CloseBookArgs> = {
  name: 'closeBook',
  schema: 1,
  args: closeSchema,
  apply(book, args) {
    if (book === undefined) return { status: 'recordMissing' };
    const closed = close(book, args);
    switch (closed.status) {
      case 'closed':
        return { status: 'applied', book: closed.book };
      case 'alreadyClosed':
        return bookClosed;
      case 'penNotHere':
        return refusal(
          'penNotHere',
          'Quyền ghi sổ còn ở ngoài hoặc đang tạm dừng: số vẫn có thể về. Thu hồi quyền trước khi khóa sổ.',
          'The pen is still out, or suspended: numbers may still come. Take it back before closing the register.',
        );
      case 'numbersInDoubt':
        return refusal(
          'numbersInDoubt',
          `Số ${closed.first} còn chờ làm rõ. Làm rõ từng số trước khi khóa sổ.`,
          `Number ${closed.first} is still in doubt. Settle every one before closing the register.`,
        );
    }
  },
};

const volumeSchema = v.strictObject({
  name: wordsSchema(32),
  /** Its first number. */
  from: numberSchema,
  pages: v.nullable(numberSchema),
});
export type BeginVolumeArgs = v.InferOutput<typeof volumeSchema>;

const mostVolumes = 100;

/** Sang quyển mới: numbers go on. */
export const beginVolume: BookActKind<BeginVolumeArgs> = {
  name: 'beginVolume',
  schema: 1,
  args: volumeSchema,
  apply(book, args) {
    if (book === undefined) return { status: 'recordMissing' };
    if (book.closed !== null) return bookClosed;
    const { volumes } = book;
    const found = volumes.find(({ name }) => name === args.name);
    if (found?.from === args.from) return { status: 'merged', book };
    const latest = volumes.at(-1);
    if (found !== undefined || (latest !== undefined && args.from < latest.from) || volumes.length >= mostVolumes) {
      return refusal(
        'volumeOutOfOrder',
        'Quyển mới phải có tên khác và bắt đầu sau quyển trước.',
        'A new volume must have another name and begin after the one before.',
        'name',
      );
    }
    return { status: 'applied', book: { ...book, volumes: [...volumes, args] } };
  },
};
