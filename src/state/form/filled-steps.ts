import type { FieldPath } from '../../domain/field.ts';
import { sameValue } from '../../domain/same-value.ts';
import type { Label } from '../../domain/words.ts';
import { type TypedForm, withOrigins } from './typed-form.ts';

/** What filled in several answers at once, and into what: a block, or one field of it. */
export interface Filling {
  readonly from: 'card' | 'form' | 'last' | 'commune' | 'record';
  /** Of the form: the block where it stands. */
  readonly of?: string;
  readonly into: Label;
}

/** A filling that was done, and the form on both sides of it. */
export interface FilledStep {
  readonly filling: Filling;
  readonly before: TypedForm;
  readonly after: TypedForm;
}

/** Steps that can be taken back, the newest last; what is older than these has been looked at long ago. */
export const mostSteps = 20;

function typingAt(form: TypedForm, path: FieldPath): readonly (readonly [string, string])[] {
  return Object.entries(form.typing).filter(([key]) => key === path || key.startsWith(`${path}#`));
}

function sameAt(a: TypedForm, b: TypedForm, path: FieldPath): boolean {
  return sameValue(a.fields[path], b.fields[path]) && sameValue(typingAt(a, path), typingAt(b, path));
}

function pathsOf(form: TypedForm): readonly FieldPath[] {
  return [...Object.keys(form.fields), ...Object.keys(form.typing).map((key) => key.split('#', 1)[0] ?? key)];
}

/** The paths that a step has changed. */
function changedBy({ before, after }: Pick<FilledStep, 'before' | 'after'>): readonly FieldPath[] {
  return [...new Set([...pathsOf(before), ...pathsOf(after)])].filter((path) => !sameAt(before, after, path));
}

/** One field as another form has it. */
export function takeOver(form: TypedForm, other: TypedForm, path: FieldPath): TypedForm {
  const { [path]: _gone, ...fields } = form.fields;
  const value = other.fields[path];
  const kept = typingAt(form, path).map(([key]) => key);
  const typing = Object.entries(form.typing).filter(([key]) => !kept.includes(key));
  const { [path]: _was, ...origins } = form.origins ?? {};
  const origin = other.origins?.[path];
  const taken = {
    fields: value === undefined ? fields : { ...fields, [path]: value },
    typing: Object.fromEntries([...typing, ...typingAt(other, path)]),
  };
  return withOrigins(taken, origin === undefined ? origins : { ...origins, [path]: origin });
}

/** A filling that was done, with the mark on each answer that it brought; `undefined`: it changed nothing. */
export function filledStep(filling: Filling, before: TypedForm, after: TypedForm): FilledStep | undefined {
  const changed = changedBy({ before, after });
  if (changed.length === 0) return undefined;
  const { from, of } = filling;
  const origins = { ...after.origins };
  for (const path of changed) {
    if (isBlankAt(after, path)) Reflect.deleteProperty(origins, path);
    else origins[path] = { from, ...(of === undefined ? {} : { of }) };
  }
  return { filling, before, after: withOrigins(after, origins) };
}

function isBlankAt(form: TypedForm, path: FieldPath): boolean {
  return form.fields[path] === undefined && typingAt(form, path).every(([, text]) => text.trim() === '');
}

/** The form without what the step filled in. What she has typed over it since is hers and stays. */
export function withoutStep(form: TypedForm, step: FilledStep): TypedForm {
  return changedBy(step)
    .filter((path) => sameAt(form, step.after, path))
    .reduce((undone, path) => takeOver(undone, step.before, path), form);
}

/** The answers of `values` that fall on nothing: what stands in the form already is never written over. */
export function onlyIntoBlank<Value>(
  form: TypedForm,
  values: Readonly<Record<FieldPath, Value>>,
): Record<FieldPath, Value> {
  return Object.fromEntries(Object.entries(values).filter(([path]) => isBlankAt(form, path)));
}
