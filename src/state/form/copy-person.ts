import type { FieldGroup, FieldPath, Fields, FieldValue } from '../../domain/field.ts';

/** `mother.fullName` → `fullName`. */
function nameWithin(path: FieldPath): string {
  return path.slice(path.indexOf('.') + 1);
}

/** One person's answers as the same questions of another block: a parent who is the applicant is typed once. */
export function copiedPerson(fields: Fields, from: FieldGroup, to: FieldGroup): Record<FieldPath, FieldValue> {
  const sources = new Map(from.fields.map((spec) => [nameWithin(spec.path), spec]));
  const copied: Record<FieldPath, FieldValue> = {};
  for (const spec of to.fields) {
    const source = sources.get(nameWithin(spec.path));
    const value = source === undefined || source.kind !== spec.kind ? undefined : fields[source.path];
    if (value !== undefined) copied[spec.path] = value;
  }
  return copied;
}
