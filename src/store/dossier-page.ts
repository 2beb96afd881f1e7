import type { Dossier } from '../domain/dossier.ts';

/** Of a walk through all dossiers. */
export interface DossierPage {
  /** Fewer than were asked for when some cannot be read, or are not for the signed-in person: no sign of an end. */
  readonly dossiers: readonly Dossier[];
  /** Lie here and cannot be read. */
  readonly damaged: number;
  /** Where the next page begins; `null`: there is none. */
  readonly next: string | null;
}
