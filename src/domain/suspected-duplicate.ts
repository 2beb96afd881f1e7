import type { Dossier } from './dossier.ts';

const mark = 'possibleDuplicate:';

/** More than these are one mistake, not many. */
export const mostSuspects = 5;

/** How a receipt tells that another record says the same (R10). */
export function duplicateFlag(other: string): string {
  return `${mark}${other}`;
}

/** Ids of the records that a receipt's flags point to. Flags of other meaning are passed over. */
function suspectsIn(flags: readonly string[]): readonly string[] {
  return flags.filter((flag) => flag.startsWith(mark)).map((flag) => flag.slice(mark.length));
}

/** The record as it is opened, with what was told of it in sight of the whole commune; absent while there is nothing. */
export function withSuspects(dossier: Dossier, flags: readonly string[]): Dossier {
  const suspects = suspectsIn(flags);
  return suspects.length === 0 ? dossier : { ...dossier, suspects };
}

/** The record once somebody has looked and found it another than `other`. */
export function withoutSuspect(dossier: Dossier, other: string): Dossier {
  const { suspects, ...rest } = dossier;
  const left = (suspects ?? []).filter((id) => id !== other);
  return left.length === 0 ? rest : { ...rest, suspects: left };
}
