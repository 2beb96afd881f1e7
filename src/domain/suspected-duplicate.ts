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

/** The record as it is taken in, with what was told of it in sight of the whole commune; absent while there is nothing. */
export function withSuspects(dossier: Dossier, flags: readonly string[]): Dossier {
  const told = suspectsIn(flags);
  // A report may have been told of before it was received, and found to be of another event.
  const apart = new Set(dossier.events.flatMap(({ apartFrom }) => apartFrom ?? []));
  const suspects = [...new Set([...(dossier.suspects ?? []), ...told.filter((id) => !apart.has(id))])];
  return suspects.length === 0 ? dossier : { ...dossier, suspects };
}

/** The record once somebody has looked and found it another than `other`. */
export function withoutSuspect(dossier: Dossier, other: string): Dossier {
  const { suspects, ...rest } = dossier;
  const left = (suspects ?? []).filter((id) => id !== other);
  return left.length === 0 ? rest : { ...rest, suspects: left };
}
