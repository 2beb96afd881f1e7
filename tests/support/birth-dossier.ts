import { beginDossier } from '../../src/domain/begin-dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import type { Command } from '../../src/store/store.ts';

/** Where the desk's own facts come from: a device. */
export interface Desk {
  drawProvisionalCode(at: string): Promise<string>;
  drawSlipToken(): string;
}

/**
 * The act of taking one birth, complete: code, slip token, promised time. Received at nine in the morning of the day the
 * declaration was signed, so that it is the same on every machine and day; `receivedAt` says otherwise.
 */
export async function birthDossier(desk: Desk, fields: Fields, receivedAt = receivedOf(fields)): Promise<Command> {
  const opened = beginDossier({
    procedure: birthRegistration1,
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
