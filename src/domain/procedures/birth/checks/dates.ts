import type { Check } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { daysBetween, isLocalDate, printLocalDate } from '../../../local-date.ts';
import { textAt } from '../../../read-field.ts';
import { birthRegistrationDays, birthRegistrationKind } from '../../../timeliness.ts';

/** Not born after the desk took the dossier; and whether the sixty days are over (Luật Hộ tịch 60/2014 Art. 15). */
export const birthDateAgainstReceipt: Check = (fields, { receivedOn }) => {
  const birthDate = textAt(fields, 'child.birthDate');
  if (birthDate === undefined || !isLocalDate(birthDate)) return [];
  if (birthDate > receivedOn) {
    return [
      error(
        'child.birthDate',
        'bornAfterReceipt',
        `Trẻ sinh ngày ${printLocalDate(birthDate)} là sau ngày nhận hồ sơ (${printLocalDate(receivedOn)}). Hãy xem lại ngày sinh.`,
        `Born on ${printLocalDate(birthDate)}, after the dossier was received (${printLocalDate(receivedOn)}). Look at the birth date again.`,
      ),
    ];
  }
  if (birthRegistrationKind(birthDate, receivedOn) === 'timely') return [];
  const days = daysBetween(birthDate, receivedOn);
  return [
    warning(
      'child.birthDate',
      'lateRegistration',
      `Đã ${days} ngày kể từ khi sinh, quá ${birthRegistrationDays} ngày: ghi «Quá hạn», có thể thu lệ phí. Vẫn nhận và trả trong hạn như thường, không từ chối vì muộn.`,
      `${days} days since the birth, more than ${birthRegistrationDays}: recorded as late, a fee may apply. Still accepted, with the usual time limit; never refused for being late.`,
    ),
  ];
};

export const declarationDate: Check = (fields, { receivedOn }) => {
  const declaredOn = textAt(fields, 'applicant.declaredOn');
  if (declaredOn === undefined || declaredOn <= receivedOn) return [];
  return [
    warning(
      'applicant.declaredOn',
      'declaredAfterReceipt',
      'Ngày làm tờ khai sau ngày nhận hồ sơ. Hãy xem lại.',
      'The declaration is dated after the dossier was received. Look again.',
    ),
  ];
};
