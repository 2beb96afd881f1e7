import * as v from 'valibot';
import type { UpstreamState } from '../../../src/domain/upstream.ts';
import type { Standing } from '../connector.ts';
import { withoutFiles } from '../without-files.ts';
import { dayOf, plainStandingSchema, type plainStates } from './plain-dossier.ts';

const states: Readonly<Record<(typeof plainStates)[number], UpstreamState>> = {
  received: 'forwarded',
  supplement: 'supplement',
  registered: 'registered',
  refused: 'refused',
};

/** In our words; `undefined`: it cannot be read. */
export function readStanding(told: unknown): Standing | undefined {
  const read = v.safeParse(plainStandingSchema, told);
  if (!read.success) return undefined;
  const { code, state, said, until, entry, personalNumber } = read.output;
  const isRegistered = state === 'registered';
  return {
    ...{ code, state: states[state], said: said ?? '', until: dayOf(until) },
    entry:
      isRegistered && entry
        ? {
            number: entry.number,
            volume: entry.volume ?? null,
            page: entry.page ?? null,
            on: dayOf(entry.on),
            paper: entry.paper ?? false,
          }
        : null,
    personalNumber: isRegistered ? (personalNumber ?? null) : null,
    words: withoutFiles(JSON.stringify(told)),
  };
}
