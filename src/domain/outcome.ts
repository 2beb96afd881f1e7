import type { Dossier } from './dossier.ts';
import type { FieldPath, FieldValue } from './field.ts';
import type { Label } from './words.ts';

/** Why a mutation was refused or held, told at the field where a person would mend it. */
export interface Problem {
  readonly field: FieldPath | null;
  readonly code: string;
  readonly message: Label;
}

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

/** What one mutation does to one record. The same in the browser and on the server. */
export type Outcome =
  | { readonly status: 'applied'; readonly dossier: Dossier }
  /** It takes effect beside, or is already contained in, what others did. */
  | { readonly status: 'merged'; readonly dossier: Dossier }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | { readonly status: 'parked'; readonly conflicts: readonly Conflict[] }
  /** The record it acts on is not there (yet): its creation was refused, held, or has not arrived (R5). */
  | { readonly status: 'recordMissing' }
  /** A name or argument version this build does not know: kept, judged again by a newer build (R15). */
  | { readonly status: 'unknownKind' };

export function refused(code: string, message: Label, field: FieldPath | null = null): Outcome {
  return { status: 'refused', problems: [{ field, code, message }] };
}
