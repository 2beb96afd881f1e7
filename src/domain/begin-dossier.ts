import { receive } from './deadline.ts';
import type { Channel } from './dossier.ts';
import type { Fields } from './field.ts';
import type { OpenDossierArgs } from './mutations/open-dossier.ts';
import type { Procedure } from './procedure.ts';
import { registrationKindOf, timeLimitOf } from './timeliness.ts';
import { localDateOf } from './vietnam-time.ts';
import type { Instant } from './words.ts';
import type { OfficeHours, WorkingCalendar } from './working-calendar.ts';

export interface Taken {
  readonly procedure: Procedure;
  readonly fields: Fields;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly provisionalCode: string;
  /** Unguessable, 20–64 characters, made on the device. */
  readonly slipToken: string;
  readonly calendar: WorkingCalendar;
  readonly hours: OfficeHours;
}

/** What the desk promises when it takes a dossier: the arguments of `openDossier`, deadline and kind of registration worked out. */
export function beginDossier(taken: Taken): OpenDossierArgs {
  const { procedure, fields, receivedAt } = taken;
  const due = receive(receivedAt, timeLimitOf(procedure, fields), taken.calendar, taken.hours);
  return {
    procedure: procedure.id,
    procedureVersion: procedure.version,
    provisionalCode: taken.provisionalCode,
    slipToken: taken.slipToken,
    channel: taken.channel,
    receivedAt,
    dueAt: due.dueAt,
    calendar: due.edition,
    registrationKind: registrationKindOf(procedure, fields, localDateOf(receivedAt)),
    fields,
  };
}
