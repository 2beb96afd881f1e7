import type { Dossier } from '../dossier.ts';
import type { FieldPath, Fields, FieldValue } from '../field.ts';

/** What the entry says today: as it was declared, with every note on it applied, oldest first. Later extracts are made from this. */
export function fieldsAsNoted({ fields, annotations }: Pick<Dossier, 'fields' | 'annotations'>): Fields {
  if (annotations === undefined) return fields;
  const noted: Record<FieldPath, FieldValue> = { ...fields };
  for (const { changes } of annotations) {
    for (const { field, to } of changes) {
      if (to === null) Reflect.deleteProperty(noted, field);
      else noted[field] = to;
    }
  }
  return noted;
}
