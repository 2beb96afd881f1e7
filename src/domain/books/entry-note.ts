import type { FieldPath, FieldValue } from '../field.ts';
import type { AnnotationKind } from './register-entry.ts';

/** What one registered dossier makes another one's entry say (ghi chú vào sổ gốc). */
export interface EntryNote {
  /** `certain`: the same personal number, or chosen by who took it. `offered`: an officer looks and decides, never by itself. */
  readonly how: 'certain' | 'offered';
  readonly kind: AnnotationKind;
  /** What it rests on beside the dossier's own entry; empty: nothing more. */
  readonly basis: string;
  readonly changes: readonly {
    readonly field: FieldPath;
    readonly from: FieldValue | null;
    readonly to: FieldValue | null;
  }[];
}
