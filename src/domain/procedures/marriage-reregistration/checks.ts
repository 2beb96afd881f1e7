import type { Check } from '../../field.ts';
import { warning } from '../../finding.ts';
import { ageBounds, boundsOf } from '../../partial-date.ts';
import { partialDateAt } from '../../read-field.ts';
import { marriageAges } from '../marriage/checks/ages.ts';
import { parties } from '../marriage/marital-status.ts';

/** Never more than a warning: other laws held then, and the marriage was registered under them. */
export const agesAtTheWedding: Check = (fields) => {
  const on = partialDateAt(fields, 'previous.registeredOn');
  if (on === undefined) return [];
  return parties.flatMap((party) => {
    const birth = partialDateAt(fields, `${party}.birthDate`);
    if (birth === undefined) return [];
    const { atMost } = ageBounds(birth, boundsOf(on).latest);
    if (atMost >= marriageAges[party]) return [];
    return [
      warning(
        `${party}.birthDate`,
        'youngAtTheWedding',
        `Khi đăng ký lần trước mới ${atMost} tuổi. Hãy xem lại năm sinh và năm kết hôn.`,
        `Only ${atMost} years old at that registration. Look at both years again.`,
      ),
    ];
  });
};

/** Whether both must come is from memory: an officer decides. */
export const bothHere: Check = (fields) =>
  fields['union.bothPresent'] === false
    ? [
        warning(
          'union.bothPresent',
          'notBothPresent',
          'Hai vợ chồng cùng ký sổ và giấy chứng nhận. Chưa cùng đến thì hẹn ngày ký (ghi theo trí nhớ, hãy đối chiếu).',
          'Both sign the book and the certificate. Make a day for it if one is not here (from memory, compare).',
        ),
      ]
    : [];
