/**
 * A date of which the day, or day and month, may be unknown. Printed `DD/MM/YYYY`, `MM/YYYY` or `YYYY`;
 * an unknown part is never stored as 01. `m` 1–12, `d` 1–31 and only with `m`.
 */
export interface PartialDate {
  readonly y: number;
  readonly m?: number;
  readonly d?: number;
}
