import { addDays } from '../../local-date.ts';
import type { FieldGroup, FieldPath, Fields } from '../../field.ts';
import { filledRows, type NumberedRows, rowFields, rowPath } from '../../numbered-rows.ts';
import { boundsOf, type PartialDate } from '../../partial-date.ts';
import { partialDateAt } from '../../read-field.ts';
import type { Choice, Label, LocalDate } from '../../words.ts';

/** What is known of the person's marital status during one stay. The codes are ours. */
const lookups: readonly Choice[] = [
  { code: 'pending', label: { vi: 'Đã hỏi nơi đó, chưa có trả lời', en: 'Asked there, no answer yet' } },
  { code: 'ownBooks', label: { vi: 'Đã tra sổ của xã này', en: 'By this commune’s books' } },
  { code: 'database', label: { vi: 'Đã tra cơ sở dữ liệu', en: 'By the database' } },
  { code: 'reply', label: { vi: 'Có văn bản trả lời', en: 'By a written reply' } },
  { code: 'undertaking', label: { vi: 'Không có trả lời, đã viết cam đoan', en: 'No answer; a written undertaking' } },
];

export const stays: NumberedRows = {
  id: 'stays',
  most: 6,
  atLeastOne: true,
  row: (n, path) => [
    {
      path: path('place'),
      label: { vi: `Nơi cư trú thứ ${n}`, en: `Residence no. ${n}` },
      kind: 'address',
      required: 'always',
      sameAs: n === 1 ? ['subject.residence'] : [],
      help: n === 1 ? firstStay : addAnother,
      nationalName: 'nxnThoiGianCuTruTai',
    },
    {
      path: path('from'),
      help: {
        vi: 'Ngày bắt đầu cư trú ở nơi này; chỉ nhớ tháng, năm thì ghi tháng, năm. Giấy xác nhận ghi từng khoảng.',
        en: 'Since when; month and year if that is all. The paper tells each stay.',
      },
      label: { vi: `Từ ngày (nơi thứ ${n})`, en: `From (no. ${n})` },
      kind: 'partialDate',
      required: 'always',
      nationalName: 'nxnThoiGianCuTruTu',
    },
    {
      path: path('to'),
      label: { vi: `Đến ngày (nơi thứ ${n})`, en: `To (no. ${n})` },
      kind: 'partialDate',
      // Open-ended is the last one only.
      required: (fields) => filledRows(stays, fields).some((row) => row > n),
      help: { vi: 'Để trống nếu đang cư trú tại đây.', en: 'Empty if the person still lives there.' },
      nationalName: 'nxnThoiGianCuTruDen',
    },
    {
      path: path('lookup'),
      label: { vi: `Tra cứu cho nơi thứ ${n}`, en: `Looked up for no. ${n}` },
      kind: 'choice',
      choices: lookups,
      required: 'always',
      help: {
        vi: 'Chưa có trả lời thì vẫn nhận hồ sơ: hẹn thêm tối đa 3 ngày làm việc để xã kia trả lời.',
        en: 'Without an answer the dossier is still taken: up to three more working days for the other commune.',
      },
    },
  ],
};

const firstStay: Label = {
  vi: 'Từng nơi thường trú từ khi đủ tuổi kết hôn (nam 20, nữ 18), nơi ở xã này trước. Giấy xác nhận chỉ nói về thời gian ở xã này.',
  en: 'Each residence since the age of marriage (20 for men, 18 for women), the one here first. The paper tells of the time here.',
};
const addAnother = {
  vi: 'Chỉ ghi khi đã cư trú ở nhiều nơi. Ghi theo thứ tự thời gian.',
  en: 'Only if the person has lived in several places, in order of time.',
};

export const gapNote: FieldPath = 'stays.note';

export const staysGroup: FieldGroup = {
  id: 'stays',
  title: { vi: 'Thời gian cư trú cần xác nhận', en: 'Time of residence to be confirmed' },
  fields: [
    ...rowFields(stays),
    {
      path: gapNote,
      label: { vi: 'Khoảng thời gian không cư trú trong nước', en: 'Time not spent in the country' },
      kind: 'text',
      required: 'never',
      help: {
        vi: 'Ví dụ: từ 3/2020 đến 5/2022 lao động ở nước ngoài. Khoảng đó do cơ quan đại diện xác nhận.',
        en: 'E.g. from 3/2020 to 5/2022 working abroad. A mission abroad confirms that time.',
      },
    },
  ],
};

export interface Stay {
  readonly n: number;
  readonly from: PartialDate | undefined;
  readonly to: PartialDate | undefined;
}

export function staysIn(fields: Fields): readonly Stay[] {
  return filledRows(stays, fields).map((n) => ({
    n,
    from: partialDateAt(fields, rowPath(stays, n, 'from')),
    to: partialDateAt(fields, rowPath(stays, n, 'to')),
  }));
}

/** Another commune has not answered yet, or nothing was looked up. */
export const answerPending = (fields: Fields): boolean =>
  filledRows(stays, fields).some((n) => fields[rowPath(stays, n, 'lookup')] === 'pending');

/** The days nobody accounts for between two stays that follow each other, if there surely are any. */
export function gapBetween(to: PartialDate, from: PartialDate): { first: LocalDate; last: LocalDate } | undefined {
  const [ended, begun] = [boundsOf(to).latest, boundsOf(from).earliest];
  return addDays(ended, 1) < begun ? { first: addDays(ended, 1), last: addDays(begun, -1) } : undefined;
}
