import { beginDossier } from '../../src/domain/begin-dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { OpenDossierArgs } from '../../src/domain/mutations/open-dossier.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';

/** Ids that are plainly made up, all different, valid UUIDs of version 7. */
export function madeUpId(number: number): string {
  return `01930000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The arguments of `openDossier` for one birth, as the desk would make them. */
export function birthOpening(fields: Fields, receivedAt = '2026-11-20T02:00:00.000Z', number = 1): OpenDossierArgs {
  return beginDossier({
    procedure: birthRegistration1,
    fields,
    channel: 'direct',
    receivedAt,
    provisionalCode: `TAM-99999-0000TEST-261120-${String(number).padStart(3, '0')}`,
    slipToken: `made-up-slip-token-${String(number).padStart(6, '0')}`,
    calendar: calendar202611,
    hours: usualHours,
  });
}

/** One act of a made-up officer; `overrides` replace single parts. */
export function act(name: string, args: Mutation['args'], overrides: Partial<Mutation> = {}): Mutation {
  return {
    mid: madeUpId(1),
    scope: '99999',
    author: madeUpId(0xa),
    device: madeUpId(0xd),
    schema: 1,
    name,
    entity: madeUpId(0xe),
    base: null,
    deps: [],
    args,
    occurredAt: { device: '2026-11-20T02:00:00.000Z', offset: null, monotonic: 0 },
    ...overrides,
  };
}
