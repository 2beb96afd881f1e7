import type { FieldGroup, Fields } from '../../field.ts';
import type { TimeLimit } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';

const counted = (fields: Fields): boolean => textAt(fields, 'term.unit') !== 'sameDay';

/** What the officer promises: until when, for how much, which paper. */
export const promiseGroup: FieldGroup = {
  id: 'promise',
  title: { vi: 'Thời hạn, phí và kết quả', en: 'Time limit, fee and result' },
  fields: [
    {
      path: 'term.unit',
      label: { vi: 'Thời hạn tính bằng', en: 'The time limit is in' },
      kind: 'choice',
      choices: [
        { code: 'days', label: { vi: 'Ngày làm việc', en: 'Working days' } },
        { code: 'hours', label: { vi: 'Giờ làm việc', en: 'Working hours' } },
        { code: 'sameDay', label: { vi: 'Trong ngày (nhận sau 15 giờ thì ngày làm việc sau)', en: 'The same day' } },
      ],
      required: 'always',
      initial: 'days',
      help: {
        vi: 'Theo quyết định công bố thủ tục. Giờ làm việc được tính theo giờ mở cửa của quầy: xem và ghi ở trang Quy định của xã.',
        en: 'As the procedure was published. Working hours are those in which the desk is open: see and state them among the commune’s own values.',
      },
    },
    {
      path: 'term.amount',
      help: { vi: 'Như trong quyết định công bố thủ tục, ví dụ 3.', en: 'As published, e.g. 3.' },
      label: { vi: 'Số ngày hoặc số giờ', en: 'How many' },
      kind: 'integer',
      range: { min: 1, max: 120 },
      required: 'always',
      askedWhen: counted,
    },
    {
      path: 'term.basis',
      help: {
        vi: 'Số quyết định công bố, ví dụ: QĐ 123/QĐ-UBND. Chưa biết thì để trống.',
        en: 'The decision that publishes it; empty if not known.',
      },
      label: { vi: 'Văn bản quy định', en: 'Where that stands' },
      kind: 'text',
      required: 'never',
    },
    {
      path: 'fee.amount',
      label: { vi: 'Phí, lệ phí (đồng)', en: 'Fee (đồng)' },
      kind: 'integer',
      range: { min: 0, max: 100_000_000 },
      required: 'never',
      help: { vi: 'Không thu thì ghi 0; chưa biết thì để trống.', en: '0 if nothing is due; empty if not known.' },
    },
    {
      path: 'result.name',
      help: {
        vi: 'Giấy tờ người dân nhận về, ví dụ: quyết định, giấy xác nhận.',
        en: 'What the citizen takes home, e.g. a decision.',
      },
      label: { vi: 'Giấy tờ trả cho người dân', en: 'Paper given out' },
      kind: 'text',
      required: 'always',
    },
    {
      path: 'result.number',
      label: { vi: 'Số, ký hiệu văn bản', en: 'Its number' },
      kind: 'text',
      required: 'never',
      help: { vi: 'Ghi thêm khi đã có (nút Sửa).', en: 'Added once there is one (Edit).' },
    },
    {
      path: 'result.on',
      help: {
        vi: 'Ngày trên giấy kết quả. Ghi thêm khi đã có (nút Sửa).',
        en: 'The date on it; added once there is one (Edit).',
      },
      label: { vi: 'Ngày ký', en: 'Signed on' },
      kind: 'date',
      required: 'never',
    },
  ],
};

/** The limit that the officer chose. Before anything is chosen: the same day, the shortest. */
export function chosenLimit(fields: Fields): TimeLimit {
  const amount = fields['term.amount'];
  const unit = textAt(fields, 'term.unit');
  if (typeof amount !== 'number' || unit === undefined || unit === 'sameDay') return { rule: 'sameDay' };
  return unit === 'hours' ? { rule: 'workingHours', hours: amount } : { rule: 'workingDays', days: amount };
}
