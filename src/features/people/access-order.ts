import type { Role } from '../../domain/access/role.ts';
import type { ListedPerson, PersonDeed } from '../../protocol/people.ts';
import type { AskPeople, PersonAnswer } from '../../sync/ask-people.ts';

/** What is about to be done: to one person, or one more person. */
export type AccessAsked = { readonly kind: 'add' } | { readonly kind: PersonDeed; readonly person: ListedPerson };

/** What the form holds. */
export interface AccessForm {
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  /** On which the passkey was made that shall go. */
  readonly machine: string;
}

export type FormTrouble = 'username' | 'name' | 'roles' | 'reason';

export const needsReason = (kind: AccessAsked['kind']): boolean => kind !== 'add' && kind !== 'password';
export const needsRoles = (kind: AccessAsked['kind']): boolean =>
  kind === 'add' || kind === 'roles' || kind === 'restore';

/** What is not filled in, before anybody is asked. */
export function troubleIn(kind: AccessAsked['kind'], form: AccessForm): FormTrouble | null {
  if (kind === 'add') {
    if (!/^[a-z0-9][a-z0-9.-]{1,31}$/u.test(form.username.trim().toLowerCase())) return 'username';
    if (form.name.trim().length < 2) return 'name';
  }
  if (needsRoles(kind) && form.roles.length === 0) return 'roles';
  return needsReason(kind) && form.reason.trim().length < 3 ? 'reason' : null;
}

/** `request`: the same for the same form, so that it is done once however often it is sent (R8). */
export function sendOrder(
  ask: AskPeople,
  asked: AccessAsked,
  { reason, roles, machine, ...facts }: AccessForm,
  request: string,
): Promise<PersonAnswer> {
  switch (asked.kind) {
    case 'add':
      return ask.add({ request, ...facts, roles: [...roles] });
    case 'roles':
      return ask.deed(asked.person.id, 'roles', { request, from: asked.person.roles, roles, reason });
    case 'password':
      return ask.deed(asked.person.id, 'password', { request });
    case 'passkey':
      return ask.deed(asked.person.id, 'passkey', { request, machine, reason });
    case 'end':
      return ask.deed(asked.person.id, 'end', { request, reason });
    case 'restore':
      return ask.deed(asked.person.id, 'restore', { request, roles, reason });
    default:
      return asked satisfies never;
  }
}
