import type { Check } from '../../../field.ts';
import { error, warning } from '../../../finding.ts';
import { addDays, printLocalDate } from '../../../local-date.ts';
import { ageBounds, boundsOf, comparePartialDates, printPartialDate } from '../../../partial-date.ts';
import { partialDateAt } from '../../../read-field.ts';
import { lateRegistration } from '../../shared/late-registration.ts';
import { deathRegistrationLimit } from '../registration-limit.ts';

/** Older than anybody is known to have become in this country, with some room. */
const oldest = 120;

/** Not after the desk took the dossier; and whether the fifteen days are over (Luật Hộ tịch 60/2014 Art. 33). */
export const deathAgainstReceipt: Check = (fields, { receivedOn }) => {
  const death = partialDateAt(fields, 'death.date');
  if (death === undefined) return [];
  if (boundsOf(death).earliest > receivedOn) {
    return [
      error(
        'death.date',
        'diedAfterReceipt',
        `Ngày chết ${printPartialDate(death)} là sau ngày nhận hồ sơ (${printLocalDate(receivedOn)}). Hãy xem lại ngày chết.`,
        `Died on ${printPartialDate(death)}, after the dossier was received (${printLocalDate(receivedOn)}). Look at the date again.`,
      ),
    ];
  }
  const since = { vi: 'khi chết', en: 'the death' };
  return lateRegistration('death.date', since, deathRegistrationLimit, fields, receivedOn);
};

/** A paper of today gives the whole date: less is for deaths nobody remembers exactly. */
export const wholeDateOfDeath: Check = (fields) => {
  const death = partialDateAt(fields, 'death.date');
  if (death === undefined || death.d !== undefined || fields['notice.type'] !== '1') return [];
  return [
    warning(
      'death.date',
      'deathDateNotWhole',
      'Giấy báo tử có đủ ngày, tháng, năm chết. Hãy chép cho đủ; chưa đủ thì chưa biết được đúng hạn hay quá hạn.',
      'A death notice gives the whole date. Copy all of it; without it nobody can tell whether this is in time.',
    ),
  ];
};

/** A life begins before it ends, and does not last for ever. */
export const lifeBeforeDeath: Check = (fields) => {
  const death = partialDateAt(fields, 'death.date');
  const birth = partialDateAt(fields, 'deceased.birthDate');
  if (death === undefined || birth === undefined) return [];
  if (comparePartialDates(death, birth) === 'before') {
    return [
      error(
        'death.date',
        'diedBeforeBirth',
        `Ngày chết ${printPartialDate(death)} trước ngày sinh ${printPartialDate(birth)}. Hãy xem lại cả hai ngày.`,
        `Died on ${printPartialDate(death)}, before the birth on ${printPartialDate(birth)}. Look at both dates again.`,
      ),
    ];
  }
  const { atLeast } = ageBounds(birth, boundsOf(death).latest);
  if (atLeast > oldest) {
    return [
      warning(
        'deceased.birthDate',
        'veryOld',
        `Người chết thọ ${atLeast} tuổi, có đúng không? Hãy xem lại năm sinh và năm chết.`,
        `That would be ${atLeast} years of age. Is that so? Look at both years again.`,
      ),
    ];
  }
  return [];
};

/** NĐ 123/2015 Art. 14, 16 as remembered: whoever lived a whole day is registered as born and as dead. */
export const newborn: Check = (fields) => {
  const death = partialDateAt(fields, 'death.date');
  const birth = partialDateAt(fields, 'deceased.birthDate');
  if (death?.d === undefined || birth?.d === undefined) return [];
  const [born, died] = [boundsOf(birth).earliest, boundsOf(death).earliest];
  if (born > died || addDays(born, 1) < died) return [];
  return [
    warning(
      'death.date',
      'newborn',
      'Trẻ sơ sinh: sống được 24 giờ trở lên thì phải đăng ký khai sinh rồi khai tử; dưới 24 giờ thì chỉ khi cha mẹ yêu cầu.',
      'A newborn: who lived 24 hours or more is registered as born and as dead; less, only if the parents ask.',
    ),
  ];
};
