import * as v from 'valibot';
import type { FieldPath, Fields, FieldValue } from '../field.ts';
import { unknownField } from '../field-value.ts';
import type { Problem } from '../outcome.ts';
import type { Procedure } from '../procedure.ts';
import { procedureFields } from '../procedure-fields.ts';
import { sameValue } from '../same-value.ts';

/** Fields as an edit changes them: each from what its author saw to what it shall be; `null` is empty. */
export const changesSchema = v.pipe(
  v.array(
    v.strictObject({
      field: v.pipe(v.string(), v.maxLength(128)),
      /** What the author saw; `null` = empty. */
      from: v.nullable(v.unknown()),
      /** What it shall be; `null` = empty. */
      to: v.nullable(v.unknown()),
    }),
  ),
  v.minLength(1),
  v.maxLength(200),
);

export type FieldChanges = v.InferOutput<typeof changesSchema>;

/** Fields that neither the procedure asks nor the record holds; `constructor` is held by nobody. */
export function strangeChanges(fields: Fields, procedure: Procedure, changes: FieldChanges): readonly Problem[] {
  const { byPath } = procedureFields(procedure);
  const strange = changes.filter(({ field }) => !byPath.has(field) && !Object.hasOwn(fields, field));
  return strange.map(({ field }) => unknownField(field));
}

interface Compared {
  /** The fields with every change made, not yet checked. */
  readonly changed: Readonly<Record<FieldPath, unknown>>;
  /** Changes of what is not as their author saw it. */
  readonly contested: readonly { readonly field: FieldPath; readonly current: FieldValue | null }[];
  /** Nothing is left to change. */
  readonly alreadySo: boolean;
}

/** Compare-and-set, field by field (R10). */
export function compareAndSet(fields: Fields, changes: FieldChanges): Compared {
  const changed: Record<FieldPath, unknown> = { ...fields };
  const contested: { field: FieldPath; current: FieldValue | null }[] = [];
  let same = 0;
  for (const { field, from, to } of changes) {
    const current: FieldValue | null = fields[field] ?? null;
    if (sameValue(current, to)) same += 1;
    else if (!sameValue(current, from)) contested.push({ field, current });
    if (to === null) Reflect.deleteProperty(changed, field);
    else changed[field] = to;
  }
  return { changed, contested, alreadySo: same === changes.length };
}
