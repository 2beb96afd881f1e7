import type { FieldGroup, FieldPath, Fields, FieldSpec, FieldValue } from '../../domain/field.ts';
import { partialFromLocalDate } from '../../domain/partial-date.ts';
import { isLocalDate } from '../../domain/local-date.ts';
import type { Procedure, Questions } from '../../domain/procedure.ts';
import type { FormStore } from './form-store.ts';

/** `mother.fullName` → `fullName`. */
function nameWithin(path: FieldPath): string {
  return path.slice(path.indexOf('.') + 1);
}

/** Where she lives, the last place too; not where her family is from. */
function isResidence({ kind, path }: FieldSpec): boolean {
  return kind === 'address' && /residence$/iu.test(path);
}

/** One person's answers as the same questions of another block: a parent who is the applicant is typed once. */
export function copiedPerson(fields: Fields, from: FieldGroup, to: FieldGroup): Record<FieldPath, FieldValue> {
  const sources = new Map(from.fields.map((spec) => [nameWithin(spec.path), spec]));
  const copied: Record<FieldPath, FieldValue> = {};
  const home = from.fields.find(isResidence);
  for (const spec of to.fields) {
    const source = isResidence(spec) ? home : sources.get(nameWithin(spec.path));
    const value = source === undefined ? undefined : fields[source.path];
    if (source === undefined || value === undefined) continue;
    if (source.kind === spec.kind) copied[spec.path] = value;
    // A whole date answers where a part of one would do.
    else if (source.kind === 'date' && spec.kind === 'partialDate' && typeof value === 'string' && isLocalDate(value))
      copied[spec.path] = partialFromLocalDate(value);
  }
  return copied;
}

interface TwoBlocks {
  readonly from: FieldGroup;
  readonly to: FieldGroup;
}

/** The block of the person who stands in this one too, where she has a name there; `path`: a name's. */
export function namesakeBlock({ context, getState }: FormStore<Questions>, path: FieldPath): TwoBlocks | undefined {
  if (!isProcedure(context.procedure)) return undefined;
  const { groups, persons, submitter } = context.procedure;
  const { fields } = getState().form;
  const same = submitter(fields).filter((id) => persons.some((person) => person.id === id));
  const to = groups.find(({ id }) => path === `${id}.fullName`);
  if (to === undefined || !same.includes(to.id)) return undefined;
  const from = groups.find(({ id }) => id !== to.id && same.includes(id) && fields[`${id}.fullName`] !== undefined);
  return from === undefined ? undefined : { from, to };
}

function isProcedure(questions: Questions): questions is Procedure {
  return 'nationalCode' in questions;
}
