import type { NoteUpstreamArgs } from '../../src/domain/mutations/note-upstream.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { Standing } from './connector.ts';

/** An act of the connector that says no more than is given. */
export function told(
  args: Pick<NoteUpstreamArgs, 'state' | 'at' | 'code'> & Partial<NoteUpstreamArgs>,
): NoteUpstreamArgs {
  return { said: '', until: null, entry: null, personalNumber: null, problems: [], ...args };
}

export function noteOfStanding(
  { code, state, said, until, entry, personalNumber }: Standing,
  at: Instant,
): NoteUpstreamArgs {
  return {
    ...told({ state, at, code, said: said.slice(0, 2_000) }),
    until,
    entry: entry && {
      ...entry,
      number: cut(entry.number, 50),
      volume: entry.volume && cut(entry.volume, 50),
      page: entry.page && cut(entry.page, 50),
    },
    // One that is cut is no number: so it stands there as a problem.
    personalNumber: personalNumber && cut(personalNumber, 20),
  };
}

/** Never so that what is left looks whole. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
