import type { Fields, Finding } from '../../field.ts';
import { warning } from '../../finding.ts';
import { doubtsAboutPersonalNumber, type PersonalNumberDoubt } from '../../personal-number.ts';
import { partialDateAt, textAt } from '../../read-field.ts';
import type { Label } from '../../words.ts';

const yearDoubt: Label = {
  vi: 'Năm sinh trong số định danh khác năm sinh đã ghi. Hãy xem lại cả hai.',
  en: 'The year in the personal number is not the year of birth given. Look at both again.',
};

/** The number tells sex and year (warnings only: old data has such faults). `otherSex`: what is likely mixed up. */
export function numberDoubts(
  person: string,
  sex: '1' | '2' | '3',
  otherSex: Label,
  fields: Fields,
): readonly Finding[] {
  const pin = textAt(fields, `${person}.pin`);
  if (pin?.length !== 12 || sex === '3') return [];
  const doubts: Readonly<Record<PersonalNumberDoubt, Label>> = { pinSex: otherSex, pinYear: yearDoubt };
  const birthDate = partialDateAt(fields, `${person}.birthDate`);
  return doubtsAboutPersonalNumber(pin, { sex, birthDate }).map((doubt) =>
    warning(`${person}.pin`, doubt, doubts[doubt].vi, doubts[doubt].en),
  );
}
