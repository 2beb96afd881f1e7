import { canonicalText } from './canonical-text.ts';
import type { FieldPath, Fields } from './field.ts';
import { foldText } from './fold-text.ts';
import { procedureVersion } from './procedures/catalogue.ts';
import { printPartialDate } from './partial-date.ts';
import { partialDateAt, textAt } from './read-field.ts';

/**
 * What two records of the same event say alike however they were typed: the values their procedure names, without
 * diacritics, case and spaces too many. `undefined`: the procedure is not known here, or the first fact is missing.
 * Alike is a suspicion for a person to look at, never a reason to refuse (R10). `fold`: `foldText`, or one that remembers.
 */
export function tellingFacts(
  of: { readonly procedure: string; readonly procedureVersion: number },
  fields: Fields,
  fold: (text: string) => string = foldText,
): string | undefined {
  const procedure = procedureVersion(of.procedure, of.procedureVersion);
  if (procedure === undefined) return undefined;
  const facts = procedure.tellingFacts.map((path) => fold(saidAt(fields, path)));
  // Of another version of the same procedure the same event is still the same.
  return facts[0] === undefined || facts[0] === ''
    ? undefined
    : canonicalText([procedure.sameEventAs ?? procedure.id, ...facts]);
}

function saidAt(fields: Fields, path: FieldPath): string {
  const date = partialDateAt(fields, path);
  return date === undefined ? (textAt(fields, path) ?? '') : printPartialDate(date);
}
