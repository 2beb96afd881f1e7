/** What a record is: a dossier of the desk, or a register book. */
export const recordKinds = ['dossier', 'book'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A record by name. */
export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}
