import type { Instant } from '../src/domain/words.ts';
import type { LaneRun } from '../src/protocol/sync-exchange.ts';
import type { LaneKey } from './store/port.ts';

/** What one exchange brings for one scope. */
export interface Push {
  readonly scope: string;
  readonly device: string;
  /** Whether the account that carries it works for this commune (R9). */
  readonly carrierHasRight: boolean;
  readonly runs: readonly LaneRun[];
  /** Held mutations to judge again although nothing they name has changed. */
  readonly again: readonly string[];
  readonly at: Instant;
}

/** A lane as the key of a map. */
export function laneText({ device, incarnation, author }: LaneKey): string {
  return `${device} ${incarnation} ${author}`;
}
