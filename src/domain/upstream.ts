import type { FieldPath } from './field.ts';
import type { Instant, Label, LocalDate } from './words.ts';

/** Where a dossier may stand in the national systems. One that has none of these has nothing to hand over. */
export const upstreamStates = ['queued', 'forwarded', 'supplement', 'registered', 'refused', 'attention'] as const;
export type UpstreamState = (typeof upstreamStates)[number];

/** States in which a person must look: nothing goes on by itself. */
export const waitForPerson: readonly UpstreamState[] = ['attention', 'refused', 'supplement'];

/** The entry as they have it. */
export interface UpstreamEntry {
  readonly number: string;
  readonly volume: string | null;
  readonly page: string | null;
  readonly on: LocalDate | null;
  /** They have given out the paper as well. */
  readonly paper: boolean;
}

/** How a person brought it there: with her own hands, or with the companion's (docs/companion.md). */
export const handedWays = ['hand', 'companion'] as const;

/** It was keyed into another system by a person, and not by the connector. */
export interface Handed {
  readonly by: (typeof handedWays)[number];
  /** What that system is called. */
  readonly system: string;
}

/** Which number a person has said stands, of theirs and ours. Of another number of theirs it says nothing. */
export interface SettledNumber {
  /** The number of theirs that it was about. */
  readonly number: string;
  readonly stands: 'book' | 'theirs';
}

export interface Upstream {
  readonly state: UpstreamState;
  /** When it was so there, or here where nobody there said when. */
  readonly at: Instant;
  /** The code they know it by. */
  readonly code: string | null;
  /** What they said, whole; empty: nothing. */
  readonly said: string;
  /** Until when they want what they ask for. */
  readonly until: LocalDate | null;
  readonly entry: UpstreamEntry | null;
  /** Which number stands, where theirs was another and a person has said. */
  readonly settled?: SettledNumber;
  /** What a person must put right, at our fields. */
  readonly problems: readonly {
    readonly field: FieldPath | null;
    readonly code: string;
    readonly message: Label;
  }[];
  /** Absent: the connector's. */
  readonly handed?: Handed;
}

/** Whether a person must do something about it. */
export function needsSomebody({ state }: Pick<Upstream, 'state'>): boolean {
  return state === 'attention' || state === 'refused' || state === 'supplement';
}
