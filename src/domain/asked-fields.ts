import type { FieldPath, Fields, FieldSpec, FieldValue, InitialContext } from './field.ts';
import type { Questions } from './procedure.ts';
import { procedureFields } from './procedure-fields.ts';

/** Whether the form asks for it, given what the other fields say. */
export function isAsked(spec: FieldSpec, fields: Fields): boolean {
  return spec.askedWhen === undefined || spec.askedWhen(fields);
}

export function isRequired(spec: FieldSpec, fields: Fields): boolean {
  if (spec.filledBy === 'system' || !isAsked(spec, fields)) return false;
  if (typeof spec.required === 'function') return spec.required(fields);
  return spec.required === 'always';
}

/** What a new form begins with. */
export function initialFields(procedure: Questions, context: InitialContext): Fields {
  const fields: Record<FieldPath, FieldValue> = {};
  for (const spec of procedureFields(procedure).specs) {
    if (spec.initial !== undefined) {
      fields[spec.path] = typeof spec.initial === 'function' ? spec.initial(context) : spec.initial;
    }
  }
  return withoutUnasked(procedure, fields);
}

/**
 * The same fields without those the form does not ask for (the father's block once the father is unknown). Leaving one out
 * can make another unasked, so it goes on until nothing changes.
 */
export function withoutUnasked(procedure: Questions, fields: Fields): Fields {
  const specs = procedureFields(procedure).specs;
  const unasked = specs.filter((spec) => fields[spec.path] !== undefined && !isAsked(spec, fields));
  if (unasked.length === 0) return fields;
  const gone = new Set(unasked.map((spec) => spec.path));
  return withoutUnasked(procedure, Object.fromEntries(Object.entries(fields).filter(([path]) => !gone.has(path))));
}
