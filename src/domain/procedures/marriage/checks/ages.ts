import type { Check, Finding } from '../../../field.ts';
import { error } from '../../../finding.ts';
import { isRealDay, localDate, printLocalDate } from '../../../local-date.ts';
import { ageBounds, boundsOf, type PartialDate, printPartialDate } from '../../../partial-date.ts';
import { partialDateAt } from '../../../read-field.ts';
import type { LocalDate } from '../../../words.ts';
import type { Party } from '../marital-status.ts';

/** Luật Hôn nhân và gia đình 52/2014 Art. 8(1)(a): completed years. */
export const marriageAges: Readonly<Record<Party, number>> = { bride: 18, groom: 20 };

/** The day on which so many years are completed; of a 29 February in a common year, the day after the 28th. */
export function dayOfAge({ y, m = 1, d = 1 }: PartialDate, years: number): LocalDate {
  return isRealDay(y + years, m, d) ? localDate(y + years, m, d) : localDate(y + years, m + 1, 1);
}

const names: Readonly<Record<Party, readonly [string, string]>> = {
  bride: ['Bên nữ', 'The bride'],
  groom: ['Bên nam', 'The groom'],
};

function ageFindings(party: Party, birth: PartialDate, receivedOn: LocalDate): readonly Finding[] {
  const path = `${party}.birthDate`;
  const years = marriageAges[party];
  const [vi, en] = names[party];
  const { atLeast, atMost } = ageBounds(birth, receivedOn);
  if (atLeast >= years) return [];
  if (atMost < years) {
    const from = birth.d === undefined ? undefined : printLocalDate(dayOfAge(birth, years));
    return [
      error(
        path,
        'tooYoungToMarry',
        `${vi} chưa đủ ${years} tuổi vào ngày nhận hồ sơ${from === undefined ? '' : `; đủ tuổi từ ngày ${from}`}. Chưa đăng ký được.`,
        `${en} is not yet ${years} on the day the dossier is received${from === undefined ? '' : `, but will be on ${from}`}. It cannot be registered yet.`,
      ),
    ];
  }
  const latest = printLocalDate(boundsOf(birth).latest);
  return [
    error(
      path,
      'ageNotSure',
      `Chỉ biết ${printPartialDate(birth)}: nếu sinh ngày ${latest} thì ${vi.toLowerCase()} chưa đủ ${years} tuổi. Hãy hỏi và xem giấy tờ để ghi đủ ngày sinh.`,
      `Only ${printPartialDate(birth)} is known: born on ${latest}, ${en.toLowerCase()} would not be ${years} yet. Ask, and look at the papers for the whole date.`,
    ),
  ];
}

/** Old enough on the day, whatever day the birth may have been on. */
export const agesToMarry: Check = (fields, { receivedOn }) =>
  (['bride', 'groom'] as const).flatMap((party) => {
    const birth = partialDateAt(fields, `${party}.birthDate`);
    return birth === undefined ? [] : ageFindings(party, birth, receivedOn);
  });
