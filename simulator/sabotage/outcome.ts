import type { CheckName } from '../check/ledger.ts';
import type { Mutant } from './mutant.ts';

/** What came of a bug that was put back. */
export interface Outcome {
  readonly mutant: Mutant;
  /** Stories told, of those that hold what the bug needs. */
  readonly told: number;
  /** Seed of the last of them. */
  readonly lastSeed: number;
  /** The seeds that broke a check, and do not without the bug, each with the check it broke first. */
  readonly caught: readonly { readonly seed: number; readonly check: CheckName }[];
  /** Stories that did not end within two minutes: told, and not counted as caught. */
  readonly givenUp: number;
  readonly seconds: number;
}
