import type { Check, FieldGroup, Fields } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { addDays, isLocalDate, printLocalDate } from '../../local-date.ts';
import { textAt } from '../../read-field.ts';
import { fromMemory, remembered } from '../shared/remembered.ts';

const statePath = 'recognition.notice';
const isOver = (fields: Fields): boolean => fields[statePath] === 'over';

export const noticePending = (fields: Fields): boolean => (fields[statePath] ?? 'pending') === 'pending';

/** The names of those concerned hang in the commune hall before it is registered. */
export function withNotice(group: FieldGroup): FieldGroup {
  return {
    ...group,
    fields: [
      ...group.fields,
      {
        path: statePath,
        label: { vi: 'Niêm yết tại trụ sở', en: 'Public notice' },
        kind: 'choice',
        choices: [
          { code: 'pending', label: { vi: 'Chưa hết hạn niêm yết', en: 'Not over yet' } },
          { code: 'over', label: { vi: 'Đã hết hạn, không ai khiếu nại', en: 'Over, nobody objected' } },
          { code: 'objected', label: { vi: 'Có người khiếu nại', en: 'Somebody objected' } },
        ],
        required: 'always',
        initial: 'pending',
        help: fromMemory({
          vi: `Niêm yết ${remembered.recognitionNotice} ngày liên tục, nếu xã không ghi số ngày khác; ở cả nơi thường trú của người được nhận.`,
          en: `${remembered.recognitionNotice} days in a row, unless the commune states otherwise; also where the one who is recognised lives.`,
        }),
      },
      {
        path: 'recognition.noticeFrom',
        help: {
          vi: 'Ngày đầu tiên dán tại trụ sở. Ngày này được tính vào số ngày niêm yết.',
          en: 'The first day it hangs at the hall; this day counts.',
        },
        label: { vi: 'Ngày đầu dán thông báo', en: 'First day of the notice' },
        kind: 'date',
        required: 'always',
        askedWhen: isOver,
      },
      {
        path: 'recognition.noticeUntil',
        help: { vi: 'Ngày gỡ, sau khi đã dán đủ số ngày.', en: 'The day it was taken down, after all days were over.' },
        label: { vi: 'Ngày gỡ thông báo', en: 'Day it was taken down' },
        kind: 'date',
        required: 'always',
        askedWhen: isOver,
      },
    ],
  };
}

/** How long it hung is from memory: a warning. An objection is a dispute, and for the court. */
export const noticeOver: Check = (fields, { stated }) => {
  if (fields[statePath] === 'objected') {
    const [vi, en] = [
      'Có khiếu nại thì chưa đăng ký được: việc tranh chấp do Tòa án giải quyết.',
      'With an objection nothing is registered: a dispute is for the court.',
    ];
    return [error(statePath, 'objected', vi, en)];
  }
  const [from, until] = [textAt(fields, 'recognition.noticeFrom'), textAt(fields, 'recognition.noticeUntil')];
  if (from === undefined || until === undefined || !isLocalDate(from)) return [];
  if (until < from) {
    const [vi, en] = ['Ngày gỡ trước ngày dán. Hãy xem lại.', 'Taken down before it hung. Look again.'];
    return [error('recognition.noticeUntil', 'noticeBackwards', vi, en)];
  }
  const days = stated?.recognitionNotice ?? remembered.recognitionNotice;
  const enough = addDays(from, days);
  if (until >= enough) return [];
  const [vi, en] = [
    `Niêm yết từ ${printLocalDate(from)} thì đủ ${days} ngày vào ${printLocalDate(enough)}. Hãy xem lại.`,
    `A notice of ${printLocalDate(from)} has hung ${days} days on ${printLocalDate(enough)}. Look again.`,
  ];
  return [warning('recognition.noticeUntil', 'noticeShort', vi, en)];
};
