import type { Questions } from '../../domain/procedure.ts';
import { sameValue } from '../../domain/same-value.ts';
import {
  askedFields,
  type FormContext,
  isTyping,
  setField,
  specsOf,
  type TypedForm,
  withOrigins,
} from './typed-form.ts';

/**
 * The form after a choice, with what the chosen record says drawn in: into fields that are blank, or that still say what
 * the choice before drew. What a person has written there stays.
 */
export function drawnIn(before: TypedForm, after: TypedForm, { procedure, record }: FormContext<Questions>): TypedForm {
  const [fieldsBefore, fields] = [askedFields(before, procedure), askedFields(after, procedure)];
  return specsOf(procedure).reduce((form, spec) => {
    const { path, drawn } = spec;
    if (drawn === undefined || isTyping(form, spec)) return form;
    const [drawnBefore, value] = [drawn(fieldsBefore, record), drawn(fields, record)];
    const stands = form.fields[path];
    const isOurs = stands === undefined || sameValue(stands, drawnBefore);
    if (!isOurs || sameValue(drawnBefore, value)) return form;
    const { [path]: _was, ...others } = form.origins ?? {};
    const origins = value === undefined ? others : { ...others, [path]: { from: 'record' } as const };
    return withOrigins(setField(form, spec, value), origins);
  }, after);
}
