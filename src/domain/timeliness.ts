import type { RegistrationKind } from './dossier.ts';
import { daysBetween } from './local-date.ts';
import type { LocalDate } from './words.ts';

/** Luật Hộ tịch 60/2014 Art. 15(1). The day of birth is not counted: the sixtieth day after it is still in time. */
export const birthRegistrationDays = 60;

/** By the day the desk received the request, not by the day of the entry. Late is never a reason to refuse. */
export function birthRegistrationKind(birthDate: LocalDate, receivedOn: LocalDate): RegistrationKind {
  return daysBetween(birthDate, receivedOn) > birthRegistrationDays ? 'late' : 'timely';
}
