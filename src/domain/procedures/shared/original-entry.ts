import type { BookKind } from '../../books/book.ts';
import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { OfferedEntry } from '../../books/offered-entry.ts';
import type {
  Check,
  CheckContext,
  FieldGroup,
  FieldPath,
  Fields,
  FieldSpec,
  FieldValue,
  KnownRecord,
} from '../../field.ts';
import { warning } from '../../finding.ts';
import { isLocalDate } from '../../local-date.ts';
import { boundsOf, partialFromLocalDate } from '../../partial-date.ts';
import { partialDateAt, textAt } from '../../read-field.ts';
import type { Choice } from '../../words.ts';

const choice = (code: BookKind, vi: string, en: string): Choice => ({ code, label: { vi, en } });

/** Which register an earlier entry stands in. */
const registeredEvents: readonly Choice[] = [
  choice('KS', 'Khai sinh', 'Birth'),
  choice('KH', 'Kết hôn', 'Marriage'),
  choice('KT', 'Khai tử', 'Death'),
  choice('CMC', 'Nhận cha, mẹ, con', 'Recognition of parentage'),
  choice('GH', 'Giám hộ', 'Guardianship'),
  choice('TDCC', 'Thay đổi, cải chính, bổ sung', 'Change or correction'),
  choice('GCKH', 'Ghi chú kết hôn', 'Marriage noted from abroad'),
  choice('GCLH', 'Ghi chú ly hôn', 'Divorce noted from abroad'),
];

/** Where the id of the record stands that holds the entry, when it was found on the device. */
const originalRecord: FieldPath = 'original.record';

/** The record of the entry it is about, where this device has it and it was chosen. */
export function chosenRecord(fields: Fields, record: CheckContext['record']): KnownRecord | undefined {
  const id = textAt(fields, originalRecord);
  return id === undefined ? undefined : record?.(id);
}

/** The entry that a request is about. `required`: number, volume and day must be known. */
export const originalGroup = (required: FieldSpec['required'], kind: BookKind = 'KS'): FieldGroup => ({
  id: 'original',
  title: { vi: 'Việc hộ tịch đã đăng ký', en: 'The entry it is about' },
  fields: [
    {
      path: 'original.kind',
      help: {
        vi: 'Sổ đang giữ việc này: sinh ra ở sổ khai sinh, kết hôn ở sổ kết hôn. Giấy ghi tên sổ ở đầu trang.',
        en: 'The register that holds it; the paper names it at its top.',
      },
      label: { vi: 'Loại việc hộ tịch', en: 'Kind of event' },
      kind: 'choice',
      choices: registeredEvents,
      required: 'always',
      initial: kind,
    },
    {
      path: 'original.number',
      label: { vi: 'Số đăng ký', en: 'Number' },
      kind: 'text',
      required,
      help: { vi: 'Như trên giấy, ví dụ 45 hoặc 45/2011.', en: 'As on the paper, e.g. 45 or 45/2011.' },
    },
    {
      path: 'original.volume',
      label: { vi: 'Quyển', en: 'Volume' },
      kind: 'text',
      required,
      help: {
        vi: 'Ví dụ 01/2026. Sổ cũ không đánh quyển thì ghi «không».',
        en: 'E.g. 01/2026; “không” if it has none.',
      },
    },
    {
      path: 'original.registeredOn',
      label: { vi: 'Ngày đăng ký', en: 'Registered on' },
      kind: 'partialDate',
      required,
      help: { vi: 'Chỉ nhớ năm thì ghi năm.', en: 'The year alone if that is all that is known.' },
    },
    {
      path: 'original.place',
      help: {
        vi: 'Tên cơ quan khi đó, như trên giấy, ví dụ: UBND xã Cũ, huyện Cũ. Đăng ký tại xã này thì để nguyên.',
        en: 'The authority of then, as on the paper. Left as it is where it was registered here.',
      },
      label: { vi: 'Nơi đã đăng ký', en: 'Registered at' },
      kind: 'text',
      required: 'always',
      initial: (context) => context.communeName,
    },
    {
      path: originalRecord,
      label: { vi: 'Bản ghi trên máy', en: 'Record on this device' },
      kind: 'text',
      required: 'never',
      filledBy: 'system',
      namesRecord: true,
    },
  ],
});

/** What a form may take from an entry found on the device: the entry, and the same questions of the person. */
export function fromEntry({ dossier, block }: OfferedEntry, subject: FieldGroup): Record<FieldPath, FieldValue> {
  const { entry } = dossier;
  if (entry === undefined) return {};
  const fields = fieldsAsNoted(dossier);
  const taken: Record<FieldPath, FieldValue> = {
    'original.kind': entry.bookKind,
    'original.number': String(entry.number),
    'original.volume': entry.volume,
    'original.registeredOn': partialFromLocalDate(entry.registeredOn),
    [originalRecord]: dossier.id,
  };
  for (const { path, kind } of subject.fields) {
    const value = fields[`${block}.${path.slice(subject.id.length + 1)}`];
    if (value === undefined) continue;
    taken[path] =
      kind === 'partialDate' && typeof value === 'string' && isLocalDate(value) ? partialFromLocalDate(value) : value;
  }
  return taken;
}

function numberOf(fields: Fields): string {
  return (textAt(fields, 'original.number') ?? '').replace(/[/\s].*$/u, '').replace(/^0+/u, '');
}

function sameEntry({ entry }: KnownRecord, fields: Fields): boolean {
  if (entry === undefined) return false;
  const year = partialDateAt(fields, 'original.registeredOn')?.y;
  const number = numberOf(fields);
  return (
    textAt(fields, 'original.kind') === entry.bookKind &&
    (number === '' || number === String(entry.number)) &&
    (year === undefined || year === Number(entry.registeredOn.slice(0, 4)))
  );
}

/** Many entries are in paper books only: what is not here is compared with the book by a person, and never refused for that. */
export const entryIsOf =
  (name: FieldPath): Check =>
  (fields, { record }) => {
    if (record === undefined || textAt(fields, name) === undefined) return [];
    const known = chosenRecord(fields, record);
    if (known !== undefined && sameEntry(known, fields)) return [];
    return known === undefined
      ? [
          warning(
            'original.number',
            'entryNotHere',
            'Chưa chọn được việc này từ dữ liệu trên máy. Hãy mở sổ giấy, đối chiếu từng mục rồi mới trình ký.',
            'This entry was not taken from this device’s records. Open the paper book and compare each item before signing.',
          ),
        ]
      : [
          warning(
            'original.number',
            'entryDiffers',
            'Loại việc, số hoặc năm khác với bản ghi đã chọn trên máy. Hãy xem lại, hoặc đối chiếu sổ giấy.',
            'Kind, number or year differ from the record chosen on this device. Look again, or compare with the paper book.',
          ),
        ];
  };

export const entryFound = entryIsOf('subject.fullName');

/** Nothing is asked about an entry of tomorrow. */
export const entryBeforeReceipt: Check = (fields, { receivedOn }) => {
  const on = partialDateAt(fields, 'original.registeredOn');
  if (on === undefined || boundsOf(on).earliest <= receivedOn) return [];
  return [
    {
      field: 'original.registeredOn',
      level: 'error',
      code: 'registeredAfterReceipt',
      message: {
        vi: 'Ngày đăng ký sau ngày nhận hồ sơ. Hãy xem lại giấy tờ.',
        en: 'Registered after the dossier was received. Look at the paper again.',
      },
    },
  ];
};
