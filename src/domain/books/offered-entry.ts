import type { Dossier } from '../dossier.ts';

/** One person of one entry, as a form that asks for an entry offers it. */
export interface OfferedEntry {
  readonly dossier: Dossier;
  /** Block of the person in the entry's own fields: `child`, `bride`. */
  readonly block: string;
  readonly name: string;
}
