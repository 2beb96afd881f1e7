import { beginDossier } from '../../src/domain/begin-dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import { procedureOn } from '../../src/domain/procedures/catalogue.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { instantAt, localDateOf } from '../../src/domain/vietnam-time.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import type { Command } from '../../src/store/store.ts';

/** Where the desk's own facts come from: a device. */
export interface Desk {
  drawProvisionalCode(at: string): Promise<string>;
  drawSlipToken(): string;
}

interface Taking {
  /** Id of the procedure. */
  readonly procedure?: string;
  readonly receivedAt?: string;
}

/**
 * The act of taking one dossier, complete: code, slip token, promised time. Received at nine in the morning of the day the
 * declaration was signed, so that it is the same on every machine and day; `receivedAt` says otherwise.
 */
export async function takenDossier(
  desk: Desk,
  fields: Fields,
  { procedure: id = 'birth', receivedAt = receivedOf(fields) }: Taking = {},
): Promise<Command> {
  const found = procedureOn(id, localDateOf(receivedAt));
  if (found.status === 'none') throw new Error(`No procedure ${id} on the day of ${receivedAt}.`);
  const opened = beginDossier({
    procedure: found.procedure,
    fields,
    channel: 'direct',
    receivedAt,
    provisionalCode: await desk.drawProvisionalCode(receivedAt),
    slipToken: desk.drawSlipToken(),
    calendar: calendar202611,
    hours: usualHours,
  });
  return { name: 'openDossier', args: { ...opened } };
}

function receivedOf(fields: Fields): string {
  return instantAt(textAt(fields, 'applicant.declaredOn') ?? '2026-11-20', '09:00');
}
