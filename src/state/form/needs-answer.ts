import { isRequired } from '../../domain/asked-fields.ts';
import type { FieldSpec } from '../../domain/field.ts';
import type { Questions } from '../../domain/procedure.ts';
import { type Part, partsOf } from './field-texts.ts';
import type { FormStore } from './form-store.ts';
import { askedFields, textOf, typingKey } from './typed-form.ts';

/**
 * Whether Enter stops at this control: at what is not said yet, and at what is wrong. What stands there already, by itself,
 * from a card or from another block, is gone by, and so is what is rarely answered.
 */
export function needsAnswer({ context, getState }: FormStore<Questions>, spec: FieldSpec, part: Part): boolean {
  const { form, findings, reviewed } = getState();
  const isWrong = findings.some(
    ({ field, level, code }) => field === spec.path && level === 'error' && (reviewed || code !== 'required'),
  );
  // A tick says as much empty as set; only a person knows which.
  if (isWrong || spec.kind === 'yesNo') return true;
  if (textOf(form, spec, part).trim() !== '') return false;
  const { seldom } = spec;
  if (seldom === undefined) return true;
  const isBegun = partsOf(spec.kind).some((each) => form.typing[typingKey(spec.path, each)]?.trim());
  if (isBegun || form.fields[spec.path] !== undefined) return true;
  const fields = askedFields(form, context.procedure);
  return isRequired(spec, fields) || (seldom !== 'always' && !seldom(fields));
}
