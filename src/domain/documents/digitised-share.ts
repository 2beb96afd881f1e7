import type { Dossier } from '../dossier.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { finishOf } from '../punctuality.ts';
import { digitisedOf, paperLines } from './paper-lines.ts';

/** Of finished dossiers, in how many every paper that came lies here in pages. */
export interface DigitisedShare {
  readonly finished: number;
  readonly digitised: number;
}

/**
 * The half about dossiers of digitisation (QĐ 766/QĐ-TTg, group 4): a finished dossier counts when some paper came and all that
 * came were photographed. One of which nobody noted a paper does not count. Entries of old books were never handed in.
 */
export function digitisedShare(dossiers: readonly Dossier[]): DigitisedShare {
  const finished = dossiers.filter((dossier) => dossier.source === undefined && finishOf(dossier) !== undefined);
  return { finished: finished.length, digitised: finished.filter(isWhollyDigitised).length };
}

/** Some paper came, and all that came lie here in pages. */
export function isWhollyDigitised(dossier: Dossier): boolean {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const { came, digitised } = digitisedOf(paperLines(dossier, procedure));
  return came > 0 && digitised === came;
}
