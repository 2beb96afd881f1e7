import type { Dossier } from '../../domain/dossier.ts';
import type { Fields, FieldSpec } from '../../domain/field.ts';
import { opensAfterEntry } from '../../domain/fixed-by-entry.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { sameValue } from '../../domain/same-value.ts';

/** What a person may still change of an entered dossier: the copies asked for, how to reach the applicant. */
export function openSpecs(dossier: Dossier, procedure: Procedure | undefined): readonly FieldSpec[] {
  if (procedure === undefined || dossier.entry === undefined || dossier.source !== undefined) return [];
  return procedureFields(procedure).specs.filter(
    (spec) => spec.filledBy !== 'system' && opensAfterEntry(dossier, spec),
  );
}

/** Compare-and-set of those that were changed. */
export function changesTo(dossier: Dossier, specs: readonly FieldSpec[], answers: Fields) {
  return specs.flatMap(({ path }) => {
    const [from, to] = [dossier.fields[path] ?? null, answers[path] ?? null];
    return sameValue(from, to) ? [] : [{ field: path, from, to }];
  });
}
