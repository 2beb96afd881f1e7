import type { Conflict } from './conflict.ts';
import type { Dossier } from './dossier.ts';
import type { FieldPath } from './field.ts';
import type { Label } from './words.ts';

/** Why a mutation was refused or held, told at the field where a person would mend it. */
export interface Problem {
  readonly field: FieldPath | null;
  readonly code: string;
  readonly message: Label;
}

/** What a decision makes of the held act it names. */
export interface Settlement {
  readonly mid: string;
  /** Whether anything of it was taken. */
  readonly taken: boolean;
}

/** What one mutation does to one record. The same in the browser and on the server. */
export type Outcome =
  | {
      readonly status: 'applied';
      readonly dossier: Dossier;
      /** It decided about another act that was held. */
      readonly settles?: Settlement;
    }
  /** It takes effect beside, or is already contained in, what others did. */
  | { readonly status: 'merged'; readonly dossier: Dossier }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  /** The record keeps it in sight beside what stands (R10). */
  | { readonly status: 'parked'; readonly conflicts: readonly Conflict[]; readonly dossier: Dossier }
  /** It leaves the record alone and says what shall become of another act that the server keeps apart (R18). */
  | { readonly status: 'decides'; readonly mid: string; readonly take: boolean; readonly reason: string }
  /** It decides about an act that is not here (yet), after a restore for instance. */
  | { readonly status: 'waitsFor'; readonly mid: string }
  /** The record it acts on is not there (yet): its creation was refused, held, or has not arrived (R5). */
  | { readonly status: 'recordMissing' }
  /** A name or argument version this build does not know: kept, judged again by a newer build (R15). */
  | { readonly status: 'unknownKind' };

export function refused(
  code: string,
  message: Label,
  field: FieldPath | null = null,
): Extract<Outcome, { status: 'refused' }> {
  return { status: 'refused', problems: [{ field, code, message }] };
}
