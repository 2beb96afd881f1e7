import type { RegistrationLimit } from '../../procedure.ts';
import { partialDateAt } from '../../read-field.ts';

/** Luật Hộ tịch 60/2014 Art. 33(1). The day of death is not counted: the fifteenth day after it is still in time. */
export const deathRegistrationLimit: RegistrationLimit = {
  days: 15,
  event: (fields) => partialDateAt(fields, 'death.date'),
};
