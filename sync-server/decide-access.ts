import { mayWithDevices } from '../src/domain/access/device-rights.ts';
import type { Role } from '../src/domain/access/role.ts';
import type { AccessDeed, AccessRefusal } from './store/access-port.ts';
import type { StoredAccount } from './store/account-port.ts';

export interface AccessFacts {
  readonly deed: Exclude<AccessDeed, { kind: 'add' }>;
  readonly person: StoredAccount;
  /** Whose access has not ended, she among them, in her commune. */
  readonly colleagues: readonly { readonly id: string; readonly roles: readonly Role[] }[];
  /** The administrator who asks; `null`: whoever runs the server. */
  readonly by: string | null;
}

/** Roles of no person of the commune: whoever runs the server gives them, or the server has them itself, and no administrator touches who has them. */
export function reachesBeyond(roles: readonly Role[]): boolean {
  return (['supervisor', 'connector', 'hub'] as const).some((role) => roles.includes(role));
}

/** Whether whoever asks may, at this moment: she may have been an administrator when she asked, and be none any more. */
export function mayStill({ by, colleagues }: Pick<AccessFacts, 'by' | 'colleagues'>): boolean {
  return by === null || colleagues.some(({ id, roles }) => id === by && mayWithDevices(roles, 'manage'));
}

/** Why it may not be done; `null`: it may. Pure. */
export function decideAccess({ deed, person, colleagues, by }: AccessFacts): AccessRefusal | null {
  const has = person.endedAt === undefined;
  if (deed.kind === 'restore') {
    if (has) return 'notEnded';
  } else if (!has) {
    return 'accessEnded';
  }
  if (by !== null) {
    const given = deed.kind === 'roles' || deed.kind === 'restore' ? deed.roles : [];
    if (reachesBeyond(person.roles) || reachesBeyond(given)) return 'notYours';
    // Of herself she may only give things up: what she is to be more somebody else says.
    const isMore = given.some((role) => !person.roles.includes(role));
    if (by === person.id && (deed.kind !== 'roles' || isMore)) return 'notYours';
  }
  if (deed.kind === 'roles' && deed.from !== null && !isSame(deed.from, person.roles)) return 'changedMeanwhile';
  const stays =
    deed.kind === 'roles' ? deed.roles.includes('administrator') : deed.kind !== 'end' && deed.kind !== 'move';
  const others = colleagues.some(({ id, roles }) => id !== person.id && roles.includes('administrator'));
  return person.roles.includes('administrator') && has && !stays && !others ? 'lastAdministrator' : null;
}

function isSame(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}
