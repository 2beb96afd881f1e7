import type { Violation } from '../check/ledger.ts';

/** What came of one story of a road that is not the machine's own line. */
export interface ToldOfRoad {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly mutations: number;
}
