import type { Check } from '../../field.ts';
import { error } from '../../finding.ts';
import { boundsOf } from '../../partial-date.ts';
import { partialDateAt, textAt } from '../../read-field.ts';

/** Of a marriage registered or noted here. */
export const entryOfAMarriage: Check = (fields) => {
  const kind = fields['original.kind'];
  if (kind === undefined || kind === 'KH' || kind === 'GCKH') return [];
  const [vi, en] = [
    'Ở đây ghi việc kết hôn đã chấm dứt. Hãy chọn «Kết hôn» hoặc «Ghi chú kết hôn».',
    'This is the marriage that has ended. Choose “Marriage” or “Marriage noted from abroad”.',
  ];
  return [error('original.kind', 'notAMarriage', vi, en)];
};

export const marriedBeforeDivorce: Check = (fields) => {
  const married = partialDateAt(fields, 'original.registeredOn');
  const ended = textAt(fields, 'foreign.date');
  // A marriage noted here was made abroad long before the day of the note.
  if (married === undefined || ended === undefined || fields['original.kind'] === 'GCKH') return [];
  if (boundsOf(married).earliest <= ended) return [];
  const [vi, en] = [
    'Ngày ly hôn lại trước ngày đăng ký kết hôn. Hãy xem lại cả hai ngày.',
    'The divorce is older than the marriage. Look at both dates again.',
  ];
  return [error('foreign.date', 'divorcedBeforeMarriage', vi, en)];
};
