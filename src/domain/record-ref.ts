/**
 * What a record is: a dossier of the desk, a register book, or what the commune states for itself. In the order in which
 * builds came to know them, so that a number says which ones a build knows (R15): a new kind goes to the end.
 */
export const recordKinds = ['dossier', 'book', 'office'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A record by name. */
export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}
