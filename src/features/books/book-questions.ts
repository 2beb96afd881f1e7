import { type Book, bookKinds } from '../../domain/books/book.ts';
import { bookIdOf } from '../../domain/books/book-id.ts';
import { bookNames } from '../../domain/books/book-names.ts';
import type { Fields, FieldSpec } from '../../domain/field.ts';
import type { LocalDate } from '../../domain/words.ts';
import type { BookView, Command } from '../../store/store.ts';

const count = { min: 0, max: 1_000_000 };

export const lastOnPaper: FieldSpec = {
  path: 'lastOnPaper',
  label: { vi: 'Số cuối cùng trên sổ giấy', en: 'Last number in the paper book' },
  kind: 'integer',
  required: 'always',
  range: count,
  help: {
    vi: 'Mở sổ giấy ra xem. Số nào trên sổ mà ở đây chưa thấy sẽ được giữ để làm rõ, không cấp cho ai khác.',
    en: 'Look into the paper book. Numbers there that are not known here are kept in doubt and given to nobody else.',
  },
};

export const reason: FieldSpec = {
  path: 'reason',
  label: { vi: 'Lý do', en: 'Reason' },
  kind: 'text',
  required: 'always',
};

export const machineName: FieldSpec = {
  path: 'name',
  label: { vi: 'Gọi máy này là', en: 'Call this machine' },
  kind: 'text',
  required: 'always',
  help: {
    vi: 'Tên để đồng nghiệp biết quyền ghi sổ đang ở đâu, ví dụ: Máy bàn hộ tịch.',
    en: 'So that colleagues know where the pen is, for example: civil-status desk.',
  },
};

/** As it was called when it last took the pen of any register: nobody names one machine twice. */
export function nameOfMachine(books: readonly BookView[], device: string): string | undefined {
  const held = books.map(({ book }) => book.pen).filter(({ holder }) => holder === device);
  return held.sort((a, b) => (a.since < b.since ? 1 : -1))[0]?.holderName;
}

const pages: FieldSpec = {
  path: 'pages',
  label: { vi: 'Số trang của quyển', en: 'Pages of the volume' },
  kind: 'integer',
  required: 'never',
  range: { min: 1, max: 10_000 },
};

const volume: FieldSpec = {
  path: 'volume',
  label: { vi: 'Quyển số', en: 'Volume' },
  kind: 'text',
  required: 'always',
  help: { vi: 'Như ghi ngoài bìa, ví dụ 01/2026.', en: 'As on the cover, e.g. 01/2026.' },
};

export const openingQuestions: readonly FieldSpec[] = [
  {
    path: 'kind',
    label: { vi: 'Loại sổ', en: 'Register' },
    kind: 'choice',
    required: 'always',
    choices: bookKinds.map((kind) => ({ code: kind, label: bookNames[kind] })),
  },
  { path: 'openedOn', label: { vi: 'Ngày mở sổ', en: 'Opened on' }, kind: 'date', required: 'always' },
  volume,
  pages,
  {
    path: 'startsAfter',
    label: { vi: 'Số cuối đã ghi trên giấy trước khi dùng phần mềm', en: 'Last number written before this software' },
    kind: 'integer',
    required: 'always',
    range: count,
    help: { vi: 'Sổ mới: 0.', en: 'A new book: 0.' },
  },
  {
    path: 'numberAuthority',
    label: { vi: 'Ai cho số', en: 'Who gives the numbers' },
    kind: 'choice',
    required: 'always',
    choices: [
      { code: 'paper', label: { vi: 'Sổ giấy', en: 'The paper book' } },
      { code: 'ministry', label: { vi: 'Phần mềm của Bộ', en: 'The ministry’s software' } },
    ],
  },
];

export function openingCommand(fields: Fields, authority: string): Command {
  const openedOn = fields['openedOn'] as LocalDate;
  const year = Number(openedOn.slice(0, 4));
  const kind = bookKinds.find((each) => each === fields['kind']) ?? 'KS';
  const entity = bookIdOf({ authority, kind, year, openedOn });
  return {
    name: 'openBook',
    ...(entity === undefined ? {} : { entity }),
    args: {
      authority,
      kind,
      year,
      openedOn,
      numberAuthority: fields['numberAuthority'],
      startsAfter: fields['startsAfter'],
      volume: { name: fields['volume'], pages: fields['pages'] ?? null },
    },
  };
}

export const volumeQuestions = (book: Book): readonly FieldSpec[] => [
  volume,
  {
    path: 'from',
    label: { vi: 'Bắt đầu từ số', en: 'First number' },
    kind: 'integer',
    required: 'always',
    range: { min: book.volumes.at(-1)?.from ?? 1, max: count.max },
  },
  pages,
];

export const closingQuestions: readonly FieldSpec[] = [
  { path: 'on', label: { vi: 'Ngày khóa sổ', en: 'Closed on' }, kind: 'date', required: 'always' },
  {
    path: 'pages',
    label: { vi: 'Tổng số trang đã ghi', en: 'Pages written' },
    kind: 'integer',
    required: 'always',
    range: count,
  },
];
