import type { RegistrationKind } from './dossier.ts';
import type { Fields } from './field.ts';
import { daysBetween } from './local-date.ts';
import { boundsOf } from './partial-date.ts';
import { inCase, type Procedure, type TimeLimit } from './procedure.ts';
import type { LocalDate } from './words.ts';

/**
 * By the day the desk received the request, not by the day of the entry. Late is never a reason to refuse. Of a date that
 * is not whole it is late only if it would be late on the last day it may mean.
 */
export function registrationKindOf(
  { registrationLimit }: Pick<Procedure, 'registrationLimit'>,
  fields: Fields,
  receivedOn: LocalDate,
): RegistrationKind {
  const event = registrationLimit?.event(fields);
  if (registrationLimit === undefined || event === undefined) return 'timely';
  return daysBetween(boundsOf(event).latest, receivedOn) > registrationLimit.days ? 'late' : 'timely';
}

/** Whether something must still be found out elsewhere before this may be decided. */
export function awaitsVerification({ verification }: Pick<Procedure, 'verification'>, fields: Fields): boolean {
  return verification?.neededWhen(fields) ?? false;
}

/** What the desk may promise in this case. */
export function timeLimitOf(procedure: Procedure, fields: Fields): TimeLimit {
  const { otherLimit, verification } = procedure;
  const { timeLimit } = inCase(procedure, fields);
  if (verification === undefined || !awaitsVerification(procedure, fields))
    return otherLimit?.when(fields) === true ? otherLimit.limit : timeLimit;
  return { rule: 'workingDays', days: verification.extensionDays };
}
