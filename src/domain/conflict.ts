import type { FieldPath, FieldValue } from './field.ts';

/** Two people changed one field differently: both values are kept until an officer decides (R10). */
export interface Conflict {
  readonly field: FieldPath;
  /** What the author saw before the change; `null` = empty. */
  readonly from: FieldValue | null;
  /** What the author wants; `null` = empty. */
  readonly to: FieldValue | null;
  /** What stands now; `null` = empty. */
  readonly current: FieldValue | null;
}
