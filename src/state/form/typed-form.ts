import { isAsked, withoutUnasked } from '../../domain/asked-fields.ts';
import { checkFields } from '../../domain/check-fields.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { CheckContext, FieldPath, Fields, FieldSpec, FieldValue, Finding } from '../../domain/field.ts';
import { yearOf } from '../../domain/local-date.ts';
import type { Procedure, Questions } from '../../domain/procedure.ts';
import type { Draft } from '../../store/store.ts';
import { firstChoices, type Part, partsOf, readTexts, silentParts, type Texts, textsOfValue } from './field-texts.ts';

/** A form as it stands: values that could be read, and texts that are not a value (yet). */
export interface TypedForm {
  readonly fields: Fields;
  /** By path, or `path#part` for a field of several controls. What stands here is shown before the value. */
  readonly typing: Readonly<Record<string, string>>;
  /** Where answers came from that she has not typed herself, by path; absent: all are hers. */
  readonly origins?: Origins;
}

type Origins = NonNullable<Draft['origins']>;

/** The form that a draft holds. */
export function formOf({
  fields,
  typing,
  origins,
}: Omit<TypedForm, 'origins'> & { readonly origins?: Origins | undefined }): TypedForm {
  return withOrigins({ fields, typing }, origins ?? {});
}

/** The same form, its answers from there. */
export function withOrigins({ fields, typing }: TypedForm, origins: Origins): TypedForm {
  return { fields, typing, ...(Object.keys(origins).length === 0 ? {} : { origins }) };
}

/** What she writes over is hers. */
function asHers(form: TypedForm, path: FieldPath): TypedForm {
  if (form.origins?.[path] === undefined) return form;
  const { [path]: _gone, ...others } = form.origins;
  return withOrigins(form, others);
}

export interface FormContext<Asked extends Questions = Procedure> extends CheckContext {
  readonly procedure: Asked;
  /** Where the events of her last dossiers of today happened; what may be said again. */
  readonly last?: Fields;
  /** Lets the checks know of a record that somebody has chosen. */
  readonly remember?: (dossier: Dossier) => void;
}

export function typingKey(path: FieldPath, part: Part): string {
  return part === '' ? path : `${path}#${part}`;
}

export function specsOf(procedure: Questions): readonly FieldSpec[] {
  return procedure.groups.flatMap((group) => group.fields).filter((spec) => spec.filledBy !== 'system');
}

/** What one control shows. */
export function textOf(form: TypedForm, spec: FieldSpec, part: Part): string {
  const typed = form.typing[typingKey(spec.path, part)];
  if (typed !== undefined) return typed;
  const value = form.fields[spec.path];
  if (value === undefined) return firstChoices[part] ?? '';
  return textsOfValue(spec.kind, value)[part] ?? '';
}

function textsOf(form: TypedForm, spec: FieldSpec): Texts {
  return Object.fromEntries(partsOf(spec.kind).map((part) => [part, textOf(form, spec, part)]));
}

/** Whether something stands in it that is not a value (yet). */
export function isTyping(form: TypedForm, spec: FieldSpec): boolean {
  return partsOf(spec.kind).some((part) => form.typing[typingKey(spec.path, part)] !== undefined);
}

export function typeInto(form: TypedForm, spec: FieldSpec, part: Part, text: string): TypedForm {
  const hers = asHers(form, spec.path);
  return { ...hers, typing: { ...hers.typing, [typingKey(spec.path, part)]: text } };
}

function without(form: TypedForm, spec: FieldSpec): TypedForm {
  const keys = new Set(partsOf(spec.kind).map((part) => typingKey(spec.path, part)));
  return {
    ...form,
    fields: Object.fromEntries(Object.entries(form.fields).filter(([path]) => path !== spec.path)),
    typing: Object.fromEntries(Object.entries(form.typing).filter(([key]) => !keys.has(key))),
  };
}

/** The field as if never typed into, or holding exactly this value. */
export function setField(form: TypedForm, spec: FieldSpec, value: FieldValue | undefined): TypedForm {
  const cleared = without(form, spec);
  return value === undefined ? cleared : { ...cleared, fields: { ...cleared.fields, [spec.path]: value } };
}

/** Turns what was typed into a value where it is one. What cannot be read stays as typed: nothing is ever lost. */
export function settle(form: TypedForm, spec: FieldSpec, contextYear: number): TypedForm {
  if (!isTyping(form, spec)) return form;
  const texts = textsOf(form, spec);
  const read = readTexts(spec, texts, contextYear);
  switch (read.status) {
    case 'empty': {
      // What says nothing by itself stays: "elsewhere" chosen before any place, what a card wrote of the place.
      const silent = Object.entries(texts).filter(([part, text]) => silentParts.has(part) && text !== '');
      return silent
        .filter(([part, text]) => text !== firstChoices[part])
        .reduce((kept, [part, text]) => typeInto(kept, spec, part, text), without(form, spec));
    }
    case 'value':
      return setField(form, spec, read.value);
    case 'finding': {
      const rest = without(form, spec);
      const kept = Object.entries(texts).map(([part, text]) => [typingKey(spec.path, part), text] as const);
      return { ...rest, typing: { ...rest.typing, ...Object.fromEntries(kept) } };
    }
    default: {
      const unreachable: never = read;
      return unreachable;
    }
  }
}

export function settleAll(form: TypedForm, { procedure, receivedOn }: FormContext<Questions>): TypedForm {
  return specsOf(procedure).reduce((settled, spec) => settle(settled, spec, yearOf(receivedOn)), form);
}

/** The values of what the form asks for now; the rest is kept in the form, in case the question comes back. */
export function askedFields(form: TypedForm, procedure: Questions): Fields {
  return withoutUnasked(procedure, form.fields);
}

/** Everything wrong or odd in a settled form. Where a text cannot be read, that is said and nothing else. */
export function findingsOf(form: TypedForm, context: FormContext<Questions>): readonly Finding[] {
  const { procedure, receivedOn } = context;
  const fields = askedFields(form, procedure);
  const unread = new Map<FieldPath, Finding>();
  for (const spec of specsOf(procedure)) {
    if (!isTyping(form, spec) || !isAsked(spec, fields)) continue;
    const read = readTexts(spec, textsOf(form, spec), yearOf(receivedOn));
    if (read.status === 'finding') unread.set(spec.path, read.finding);
  }
  const checked = checkFields(procedure, fields, context).filter((finding) => !unread.has(finding.field));
  return inFormOrder([...unread.values(), ...checked], procedure);
}

function inFormOrder(findings: readonly Finding[], procedure: Questions): readonly Finding[] {
  const place = new Map(specsOf(procedure).map((spec, index) => [spec.path, index]));
  return [...findings].sort((a, b) => (place.get(a.field) ?? -1) - (place.get(b.field) ?? -1));
}
