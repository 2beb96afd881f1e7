import type { Check } from '../../domain/field.ts';
import { error } from '../../domain/finding.ts';
import type { RuleKey } from '../../domain/office/office-key.ts';
import { type BankAccountPart, faultsOfBankAccount } from '../../domain/office/stated-value.ts';
import { textAt } from '../../domain/read-field.ts';
import type { Label } from '../../domain/words.ts';
import { answeredValue, saturdaysIn, valueIn } from './value-questions.ts';

const wrong: Readonly<Record<'hours' | 'saturdayDays' | 'origin' | BankAccountPart, Label>> = {
  hours: {
    vi: 'Giờ phải theo thứ tự: mở cửa, nghỉ trưa, làm lại, đóng cửa; thứ Bảy đóng cửa sau giờ mở.',
    en: 'Hours go in order: opening, noon rest, opening again, closing; Saturdays close after the opening.',
  },
  saturdayDays: {
    vi: 'Có ngày không đọc được hoặc không phải thứ Bảy. Ghi như 05/12/2026, cách nhau bằng dấu phẩy.',
    en: 'One of them cannot be read or is no Saturday. Write 05/12/2026, with commas.',
  },
  origin: {
    vi: 'Địa chỉ phải như https://hub.xa.example.vn:8443, không có gì sau đó. Hãy ghi lại.',
    en: 'The address is like https://hub.commune.example.vn:8443, with nothing behind it. Write it again.',
  },
  bin: {
    vi: 'Mã ngân hàng có đúng 6 chữ số. Hãy xem lại.',
    en: 'The code of a bank has exactly 6 digits. Look again.',
  },
  number: {
    vi: 'Số tài khoản có từ 6 đến 19 chữ số hoặc chữ cái không dấu, không có dấu cách hay dấu chấm. Hãy xem lại.',
    en: 'An account has 6 to 19 digits or plain letters, without spaces or dots. Look again.',
  },
  holder: {
    vi: 'Tên chủ tài khoản có nhiều nhất 100 chữ. Hãy xem lại.',
    en: 'The holder’s name has 100 letters at the most. Look again.',
  },
};

/** What no single field tells: the order of the hours, and days that are no Saturdays. */
const hoursInOrder: Check = (fields) => {
  const listed = textAt(fields, 'saturdayDays');
  if (fields['saturdays'] === 'some' && listed !== undefined && saturdaysIn(listed) === undefined) {
    const { vi, en } = wrong.saturdayDays;
    return [error('saturdayDays', 'noSaturdays', vi, en)];
  }
  const whole = ['opens', 'closes', 'saturdays'].every((path) => fields[path] !== undefined);
  if (!whole || (fields['saturdays'] === 'some' && listed === undefined)) return [];
  const { vi, en } = wrong.hours;
  return valueIn({ kind: 'hours' }, fields) === undefined ? [error('closes', 'wrongHours', vi, en)] : [];
};

const bankAccountReads: Check = (fields) =>
  faultsOfBankAccount(answeredValue({ kind: 'bankAccount' }, fields)).flatMap((part) =>
    textAt(fields, part) === undefined ? [] : [error(part, 'wrongBankAccount', wrong[part].vi, wrong[part].en)],
  );

const hubReads: Check = (fields) =>
  textAt(fields, 'origin') === undefined || valueIn({ kind: 'hub' }, fields) !== undefined
    ? []
    : [error('origin', 'wrongHub', wrong.origin.vi, wrong.origin.en)];

/** What must hold of an answer besides what each field asks by itself. What is not answered at all, the field says. */
export function valueChecks({ kind }: RuleKey): readonly Check[] {
  switch (kind) {
    case 'hours':
      return [hoursInOrder];
    case 'bankAccount':
      return [bankAccountReads];
    case 'hub':
      return [hubReads];
    case 'day':
    case 'limit':
    case 'agency':
    case 'fee':
    case 'remembered':
      return [];
    default: {
      const unreachable: never = kind;
      return unreachable;
    }
  }
}
