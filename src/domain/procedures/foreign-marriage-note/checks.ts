import type { Check } from '../../field.ts';
import { warning } from '../../finding.ts';
import { isLocalDate } from '../../local-date.ts';
import { ageBounds } from '../../partial-date.ts';
import { partialDateAt, textAt } from '../../read-field.ts';
import { marriageAges } from '../marriage/checks/ages.ts';
import { parties } from '../marriage/marital-status.ts';

/** Married abroad under the age of here: noted only when that is no more so today, which an officer judges. */
export const agesAbroad: Check = (fields) => {
  const on = textAt(fields, 'foreign.date');
  if (on === undefined || !isLocalDate(on)) return [];
  return parties.flatMap((party) => {
    const birth = partialDateAt(fields, `${party}.birthDate`);
    if (birth === undefined || ageBounds(birth, on).atLeast >= marriageAges[party]) return [];
    return [
      warning(
        `${party}.birthDate`,
        'youngThen',
        `Khi kết hôn ở nước ngoài chưa chắc đủ ${marriageAges[party]} tuổi. Hãy xem nay đã đủ điều kiện chưa rồi mới trình ký.`,
        `Perhaps not yet ${marriageAges[party]} when they married abroad. See whether the conditions are met today.`,
      ),
    ];
  });
};

export const freeToMarryThen: Check = (fields) =>
  fields['wedding.freeThen'] === 'bound'
    ? [
        warning(
          'wedding.freeThen',
          'notFreeThen',
          'Khi kết hôn còn vướng hôn nhân khác: chỉ ghi chú nếu nay đã khắc phục và để bảo vệ quyền của công dân, trẻ em. Hãy xem kỹ trước khi trình ký.',
          'One was married to another then: noted only if that has ended since. Look well before it is signed.',
        ),
      ]
    : [];
