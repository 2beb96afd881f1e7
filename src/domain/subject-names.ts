import type { FieldPath, Fields } from './field.ts';
import type { Procedure } from './procedure.ts';
import { textAt } from './read-field.ts';

/** The names of the persons a dossier is about, as far as they are given. */
export function subjectNames(
  { subjects }: Pick<Procedure, 'subjects'>,
  fields: Fields | Readonly<Record<FieldPath, string>>,
): readonly string[] {
  return subjects.flatMap((path) => {
    const name = textAt(fields, path)?.trim() ?? '';
    return name === '' ? [] : [name];
  });
}
