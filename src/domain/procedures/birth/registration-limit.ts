import type { Fields } from '../../field.ts';
import { isLocalDate } from '../../local-date.ts';
import { type PartialDate, partialFromLocalDate } from '../../partial-date.ts';
import type { RegistrationLimit } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';

function birthDay(fields: Fields): PartialDate | undefined {
  const birthDate = textAt(fields, 'child.birthDate');
  return birthDate === undefined || !isLocalDate(birthDate) ? undefined : partialFromLocalDate(birthDate);
}

/** Luật Hộ tịch 60/2014 Art. 15(1). The day of birth is not counted: the sixtieth day after it is still in time. */
export const birthRegistrationLimit: RegistrationLimit = { days: 60, event: birthDay };
