import type { Finding, FieldPath, Fields } from '../../field.ts';
import { warning } from '../../finding.ts';
import { daysBetween } from '../../local-date.ts';
import { boundsOf } from '../../partial-date.ts';
import type { RegistrationLimit } from '../../procedure.ts';
import { registrationKindOf } from '../../timeliness.ts';
import type { Label, LocalDate } from '../../words.ts';

/** Said once, at the event's date: late is recorded and may cost a fee, and is never a reason to refuse. */
export function lateRegistration(
  field: FieldPath,
  since: Label,
  registrationLimit: RegistrationLimit,
  fields: Fields,
  receivedOn: LocalDate,
): readonly Finding[] {
  const event = registrationLimit.event(fields);
  if (event === undefined || registrationKindOf({ registrationLimit }, fields, receivedOn) === 'timely') return [];
  const days = daysBetween(boundsOf(event).latest, receivedOn);
  const { days: limit } = registrationLimit;
  return [
    warning(
      field,
      'lateRegistration',
      `Đã ${days} ngày kể từ ${since.vi}, quá ${limit} ngày: ghi «Quá hạn», có thể thu lệ phí. Vẫn nhận và trả trong hạn như thường, không từ chối vì muộn.`,
      `${days} days since ${since.en}, more than ${limit}: recorded as late, a fee may apply. Still accepted, with the usual time limit; never refused for being late.`,
    ),
  ];
}
