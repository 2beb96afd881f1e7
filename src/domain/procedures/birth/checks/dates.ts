import type { Check } from '../../../field.ts';
import { error } from '../../../finding.ts';
import { isLocalDate, printLocalDate } from '../../../local-date.ts';
import { textAt } from '../../../read-field.ts';
import { lateRegistration } from '../../shared/late-registration.ts';
import { birthRegistrationLimit } from '../registration-limit.ts';

/** Not born after the desk took the dossier; and whether the sixty days are over (Luật Hộ tịch 60/2014 Art. 15). */
export const birthDateAgainstReceipt: Check = (fields, { receivedOn }) => {
  const birthDate = textAt(fields, 'child.birthDate');
  if (birthDate === undefined || !isLocalDate(birthDate)) return [];
  if (birthDate <= receivedOn) {
    const since = { vi: 'khi sinh', en: 'the birth' };
    return lateRegistration('child.birthDate', since, birthRegistrationLimit, fields, receivedOn);
  }
  return [
    error(
      'child.birthDate',
      'bornAfterReceipt',
      `Trẻ sinh ngày ${printLocalDate(birthDate)} là sau ngày nhận hồ sơ (${printLocalDate(receivedOn)}). Hãy xem lại ngày sinh.`,
      `Born on ${printLocalDate(birthDate)}, after the dossier was received (${printLocalDate(receivedOn)}). Look at the birth date again.`,
    ),
  ];
};
