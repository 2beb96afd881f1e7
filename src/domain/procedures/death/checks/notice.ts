import type { Check } from '../../../field.ts';
import { error } from '../../../finding.ts';
import { boundsOf } from '../../../partial-date.ts';
import { partialDateAt, textAt } from '../../../read-field.ts';

/** The paper was written after the death, and before the desk saw it. */
export const noticeDate: Check = (fields, { receivedOn }) => {
  const date = textAt(fields, 'notice.date');
  if (date === undefined) return [];
  if (date > receivedOn) {
    const [vi, en] = [
      'Giấy này cấp sau ngày nhận hồ sơ. Hãy xem lại.',
      'The paper is dated after the dossier was received. Look again.',
    ];
    return [error('notice.date', 'noticeAfterReceipt', vi, en)];
  }
  const death = partialDateAt(fields, 'death.date');
  if (death === undefined || date >= boundsOf(death).earliest) return [];
  const [vi, en] = [
    'Giấy này cấp trước ngày chết. Hãy xem lại cả hai ngày.',
    'The paper is older than the death. Look at both dates again.',
  ];
  return [error('notice.date', 'noticeBeforeDeath', vi, en)];
};
