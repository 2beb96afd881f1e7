import type { Check } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { foldText } from '../../fold-text.ts';
import { printLocalDate } from '../../local-date.ts';
import { textAt } from '../../read-field.ts';
import { knownProcedureIn, knownProcedures } from './known-procedures.ts';

const codeForm = /^\d\.\d{6}(?:\.\w+)*$/u;

export const codeAsPublished: Check = (fields) => {
  const code = textAt(fields, 'asked.code');
  if (code === undefined || codeForm.test(code.trim())) return [];
  return [
    warning(
      'asked.code',
      'procedureCodeForm',
      'Mã thủ tục thường gồm một chữ số, dấu chấm và sáu chữ số, ví dụ 1.001193. Hãy xem lại.',
      'Such a code is a digit, a full stop and six digits, e.g. 1.001193. Look again.',
    ),
  ];
};

/** What the list has is chosen there, so that everybody’s dossiers of it are counted together. */
export const inTheList: Check = (fields) => {
  const code = textAt(fields, 'asked.code')?.trim();
  const name = textAt(fields, 'asked.name');
  const listed = knownProcedures.find(
    (each) => each.code === code || (name !== undefined && foldText(each.name.vi) === foldText(name)),
  );
  if (listed === undefined) return [];
  return [
    warning(
      'asked.listed',
      'procedureListed',
      `Thủ tục này có trong danh mục: ${listed.name.vi} (${listed.code}). Nên chọn ở đó.`,
      `This one is in the list: ${listed.name.en} (${listed.code}). Better choose it there.`,
    ),
  ];
};

/** The list is dated: a procedure may have come later or gone since. */
export const listedThatDay: Check = (fields, { receivedOn }) => {
  const listed = knownProcedureIn(fields);
  if (listed === undefined || (listed.from <= receivedOn && (listed.until ?? receivedOn) >= receivedOn)) return [];
  return [
    warning(
      'asked.listed',
      'procedureNotInForce',
      `Ngày ${printLocalDate(receivedOn)} nằm ngoài thời gian thủ tục này có trong danh mục. Hãy đối chiếu trước khi nhận.`,
      `On ${printLocalDate(receivedOn)} this procedure was not in the list. Compare before taking it in.`,
    ),
  ];
};

/** More than three days in hours is a slip of the unit. */
export const hoursAreFew: Check = (fields) => {
  const amount = fields['term.amount'];
  if (textAt(fields, 'term.unit') !== 'hours' || typeof amount !== 'number' || amount <= 24) return [];
  return [
    warning(
      'term.amount',
      'manyHours',
      'Hơn 24 giờ làm việc là hơn ba ngày. Có phải là số ngày không?',
      'More than 24 working hours are more than three days. Is it days that are meant?',
    ),
  ];
};

export const resultAfterReceipt: Check = (fields, { receivedOn }) => {
  const on = textAt(fields, 'result.on');
  if (on === undefined || on >= receivedOn) return [];
  return [
    error(
      'result.on',
      'resultBeforeReceipt',
      'Kết quả không thể ký trước ngày nhận hồ sơ. Hãy xem lại.',
      'The result cannot be signed before the dossier came. Look again.',
    ),
  ];
};
