import type { Fields } from '../../src/domain/field.ts';
import { beginDossier } from '../../src/domain/begin-dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { procedureOn } from '../../src/domain/procedures/catalogue.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';

/** What a volunteer hears in a hamlet of a death: a name as she wrote it, a day, no number and no paper. */
export function heardOfDeath(overrides: Fields = {}): Fields {
  return {
    'report.reporter': 'Hoàng Thị Báo',
    'report.reporterIs': 'volunteer',
    'report.heardOn': '2026-11-19',
    'report.place': 'Buôn Mẫu',
    'report.inNameOf': 'gia đình ông Thử (làm mẫu)',
    'deceased.fullName': 'Điều Văn Thử',
    'death.date': { y: 2026, m: 11, d: 17 },
    ...overrides,
  };
}

/** The arguments of `reportEvent`. */
export function reportArgs(
  fields: Fields,
  { at = '2026-11-19T08:00:00.000Z', procedure = 'death', number = 1 } = {},
): Mutation['args'] {
  const code = `BAO-99999-0000TEST-261119-${String(number).padStart(3, '0')}`;
  return { procedure, procedureVersion: versionOn(procedure, at), code, reportedAt: at, fields };
}

/** The arguments of `receiveReport`, as the desk would make them. */
export function receiptArgs(
  fields: Fields,
  { at = '2026-11-20T02:00:00.000Z', procedure = 'death', number = 7 } = {},
): Mutation['args'] {
  const found = procedureOn(procedure, localDateOf(at));
  if (found.status === 'none') throw new Error(`no procedure ${procedure}`);
  return {
    ...beginDossier({
      procedure: found.procedure,
      fields,
      channel: 'direct',
      receivedAt: at,
      provisionalCode: `TAM-99999-0000TEST-261120-${String(number).padStart(3, '0')}`,
      slipToken: `made-up-slip-token-${String(number).padStart(6, '0')}`,
      calendar: calendar202611,
      hours: usualHours,
    }),
  };
}

function versionOn(id: string, at: string): number {
  const found = procedureOn(id, localDateOf(at));
  if (found.status === 'none') throw new Error(`no procedure ${id}`);
  return found.procedure.version;
}
