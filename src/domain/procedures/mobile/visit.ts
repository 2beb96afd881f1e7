import type { Check, FieldGroup } from '../../field.ts';
import { warning } from '../../finding.ts';
import { textAt } from '../../read-field.ts';
import { mustBe } from '../shared/must-be.ts';

/** Đăng ký lưu động (TT 04/2020/TT-BTP): an officer goes to who cannot come. */
export const visitGroup: FieldGroup = {
  id: 'visit',
  title: { vi: 'Đăng ký lưu động', en: 'Mobile registration' },
  fields: [
    {
      path: 'visit.reason',
      label: { vi: 'Vì sao đăng ký lưu động', en: 'Why the officer goes there' },
      kind: 'choice',
      choices: [
        { code: 'unable', label: { vi: 'Người yêu cầu già yếu, ốm đau, khuyết tật', en: 'Old, ill or disabled' } },
        { code: 'detained', label: { vi: 'Đang bị tạm giữ, tạm giam, thi hành án', en: 'In custody or prison' } },
        { code: 'remote', label: { vi: 'Ở xa trụ sở, đi lại khó khăn', en: 'Far away, hard to travel' } },
        { code: 'other', label: { vi: 'Lý do khác', en: 'Another reason' } },
      ],
      required: 'always',
      help: {
        vi: 'Các trường hợp và thời hạn năm ngày làm việc ghi theo trí nhớ: hãy đối chiếu.',
        en: 'Cases and the limit of five working days are from memory: compare.',
      },
    },
    {
      path: 'visit.reasonText',
      help: { vi: 'Nêu ngắn, ví dụ: đường vào bản bị sạt lở.', en: 'Briefly, e.g. the road is cut.' },
      label: { vi: 'Ghi rõ', en: 'Say which' },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => fields['visit.reason'] === 'other',
    },
    {
      path: 'visit.place',
      help: {
        vi: 'Nơi cán bộ tới: nhà, bệnh viện, trại tạm giam. Không đổi thẩm quyền của xã.',
        en: 'Where the officer goes: a house, a hospital, a prison. It changes nothing about who is competent.',
      },
      label: { vi: 'Nơi đến đăng ký', en: 'Where' },
      kind: 'address',
      required: 'always',
    },
    {
      path: 'visit.on',
      help: {
        vi: 'Ngày tới nhận hồ sơ tại chỗ; hồ sơ nhận từ ngày này.',
        en: 'The day the dossier is taken there; it counts from then.',
      },
      label: { vi: 'Ngày đến', en: 'On' },
      kind: 'date',
      required: 'always',
    },
    {
      path: 'visit.officer',
      help: { vi: 'Họ tên cán bộ nhận tại chỗ.', en: 'Who takes it there.' },
      label: { vi: 'Cán bộ được giao', en: 'Officer sent' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'visit.read',
      help: {
        vi: 'Người không biết chữ: đọc lại từng mục, họ điểm chỉ vào tờ khai (TT 04/2020, theo trí nhớ).',
        en: 'Of who cannot read: each item is read aloud and a fingerprint given (TT 04/2020, from memory).',
      },
      label: { vi: 'Đã đọc lại tờ khai cho người yêu cầu nghe và họ ký hoặc điểm chỉ', en: 'Read aloud, then signed' },
      kind: 'yesNo',
      required: 'always',
    },
  ],
};

/** A dossier is taken there and then; at the desk it is written up afterwards. */
const visitedByReceipt: Check = (fields, { receivedOn }) => {
  const on = textAt(fields, 'visit.on');
  if (on === undefined || on <= receivedOn) return [];
  return [
    warning(
      'visit.on',
      'visitAfterReceipt',
      'Ngày đến sau ngày nhận hồ sơ. Hồ sơ lưu động được nhận tại chỗ: hãy xem lại ngày.',
      'The visit is after the day of receipt. A mobile dossier is taken on the spot: look at the day again.',
    ),
  ];
};

export const visitChecks: readonly Check[] = [
  mustBe(
    'visit.read',
    'notReadAloud',
    'Phải đọc lại nội dung cho người yêu cầu nghe và để họ ký hoặc điểm chỉ.',
    'What was written must be read to the applicant, who signs it.',
  ),
  visitedByReceipt,
];
