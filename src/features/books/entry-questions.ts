import type { Book, BookKind } from '../../domain/books/book.ts';
import type { RegisterEntry } from '../../domain/books/register-entry.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Fields, FieldSpec } from '../../domain/field.ts';
import type { BookView, Command } from '../../store/store.ts';

/** The book an event of this kind is entered in this year: the one opened last that is not closed. */
export function bookFor(books: readonly BookView[], kind: BookKind, year: number): BookView | undefined {
  const fitting = books.filter(({ book }) => book.kind === kind && book.year === year && book.closed === null);
  return fitting.sort((a, b) => (a.book.openedOn < b.book.openedOn ? 1 : -1))[0];
}

const number: FieldSpec = {
  path: 'number',
  label: { vi: 'Số', en: 'Number' },
  kind: 'integer',
  required: 'always',
  range: { min: 1, max: 1_000_000 },
};

const always: readonly FieldSpec[] = [
  { path: 'registeredOn', label: { vi: 'Ngày đăng ký', en: 'Registered on' }, kind: 'date', required: 'always' },
  { path: 'volume', label: { vi: 'Quyển số', en: 'Volume' }, kind: 'text', required: 'always' },
  {
    path: 'page',
    label: { vi: 'Trang số', en: 'Page' },
    kind: 'integer',
    required: 'never',
    range: { min: 1, max: 10_000 },
  },
  {
    path: 'kind',
    label: { vi: 'Loại đăng ký', en: 'Kind of registration' },
    kind: 'choice',
    required: 'always',
    choices: [
      { code: 'timely', label: { vi: 'Đúng hạn', en: 'On time' } },
      { code: 'late', label: { vi: 'Quá hạn', en: 'Late' } },
      { code: 'reRegistration', label: { vi: 'Đăng ký lại', en: 'Registered again' } },
      { code: 'foreignAnnotation', label: { vi: 'Ghi vào sổ', en: 'Noted from abroad' } },
    ],
  },
  { path: 'signer', label: { vi: 'Người ký', en: 'Signed by' }, kind: 'name', required: 'always' },
  { path: 'signerTitle', label: { vi: 'Chức vụ', en: 'Title' }, kind: 'text', required: 'always' },
  { path: 'officer', label: { vi: 'Người thực hiện', en: 'Officer' }, kind: 'name', required: 'always' },
  { path: 'remarks', label: { vi: 'Ghi chú', en: 'Remarks' }, kind: 'text', required: 'never' },
];

/** A paper already bears another number: which, and what was done about it. */
const insteadOf: readonly FieldSpec[] = [
  {
    path: 'insteadNumber',
    label: { vi: 'Thay cho số đã in', en: 'In place of a number already printed' },
    kind: 'integer',
    required: 'never',
    range: { min: 1, max: 1_000_000 },
    help: { vi: 'Chỉ khi giấy đã in mang số khác.', en: 'Only when a printed paper bears another number.' },
  },
  {
    path: 'insteadReason',
    label: { vi: 'Đã xử lý giấy đó thế nào', en: 'What was done about that paper' },
    kind: 'text',
    required: 'always',
    askedWhen: (fields) => fields['insteadNumber'] !== undefined,
  },
];

/** The number a struck entry of this dossier had: its paper may have been printed. */
export function numberBefore({ events }: Dossier): number | undefined {
  const struck = events.filter(({ type, entry }) => type === 'strikeEntry' && entry !== undefined);
  return struck.at(-1)?.entry?.number;
}

/** Whoever signed the decision signs the entry; else who signed the last one, as most days. */
export function signerOf({ approval }: Dossier, latest: RegisterEntry | undefined): Fields {
  const from = approval?.how === 'onPaper' ? approval : latest;
  return from === undefined ? {} : { signer: from.signer, signerTitle: from.signerTitle };
}

export function entryQuestions({ withNumber }: { readonly withNumber: boolean }): readonly FieldSpec[] {
  return [...(withNumber ? [number] : []), ...always, ...insteadOf];
}

/** With no number among the answers the server is asked for the next one. */
export function entryCommand(dossier: Dossier, book: Book, answers: Fields): Command {
  const { insteadNumber, insteadReason, ...entry } = answers;
  const given = entry['number'] ?? null;
  return {
    name: 'enterInBook',
    entity: dossier.id,
    args: {
      ...entry,
      book: book.id,
      number: given,
      fence: given === null || book.numberAuthority === 'ministry' ? null : book.pen.fence,
      page: entry['page'] ?? null,
      remarks: entry['remarks'] ?? null,
      ...(insteadNumber === undefined ? {} : { insteadOf: { number: insteadNumber, reason: insteadReason } }),
    },
  };
}
