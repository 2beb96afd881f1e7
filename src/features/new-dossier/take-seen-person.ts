import { fieldsAsNoted } from '../../domain/books/fields-as-noted.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { FieldGroup, FieldPath, Fields, FieldValue } from '../../domain/field.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { addressAt } from '../../domain/read-field.ts';
import { sameValue } from '../../domain/same-value.ts';
import { copiedPerson } from '../../state/form/copy-person.ts';
import { onlyIntoBlank } from '../../state/form/filled-steps.ts';
import type { FormStore } from '../../state/form/form-store.ts';

/** A person as one dossier has her. */
export interface Seen {
  readonly dossier: Dossier;
  readonly role: string;
}

function blockOf({ dossier, role }: Seen): FieldGroup | undefined {
  return procedureVersion(dossier.procedure, dossier.procedureVersion)?.groups.find(({ id }) => id === role);
}

/** Hamlet or house, as that dossier says where she lives. */
export function hamletOf(seen: Seen): string {
  const fields = fieldsAsNoted(seen.dossier);
  const path = blockOf(seen)?.fields.find(({ kind, path: at }) => kind === 'address' && /residence$/iu.test(at))?.path;
  return path === undefined ? '' : (addressAt(fields, path)?.detail ?? '');
}

/**
 * Takes all that is known of her into a block, as one step: name and number in place of what was typed to find her, the rest
 * only where nothing stands. Answers the fields in which the form says otherwise and was left so.
 */
export function takeSeenPerson(form: FormStore, seen: Seen, into: FieldGroup): readonly FieldPath[] {
  const from = blockOf(seen);
  if (from === undefined) return [];
  const known = copiedPerson(fieldsAsNoted(seen.dossier), from, into);
  const { form: typed } = form.getState();
  const identity = pick(known, [`${into.id}.fullName`, `${into.id}.pin`]);
  const others = Object.fromEntries(Object.entries(known).filter(([path]) => identity[path] === undefined));
  const blank = onlyIntoBlank(typed, withoutInitial(others, typed.fields));
  form.asOneStep({ from: 'record', into: into.title }, () => form.fill({ ...blank, ...identity }));
  const { form: after } = form.getState();
  return Object.entries(others)
    .filter(([path, value]) => !sameValue(after.fields[path], value))
    .map(([path]) => path);
}

function pick(values: Fields, paths: readonly FieldPath[]): Record<FieldPath, FieldValue> {
  return Object.fromEntries(Object.entries(values).filter(([path]) => paths.includes(path)));
}

/** What the form says already is nothing to take. */
function withoutInitial(values: Fields, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(values).filter(([path, value]) => !sameValue(fields[path], value)));
}
