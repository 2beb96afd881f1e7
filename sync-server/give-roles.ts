import type { Role } from '../src/domain/access/role.ts';
import { judgeAgainAfterRoles, type ReconsiderParts } from './reconsider.ts';
import type { StoredAccount } from './store/account-port.ts';

export type GivenRoles =
  | { readonly status: 'given' }
  /** Nobody would be left in the commune to give roles. */
  | { readonly status: 'lastAdministrator' }
  | { readonly status: 'accessEnded' };

/**
 * Makes somebody something else in her commune, from now on. What was set apart because she was not is judged again; her
 * machines hear of it with their next exchange (R18).
 */
export async function giveRoles(
  account: StoredAccount,
  roles: readonly Role[],
  parts: ReconsiderParts,
): Promise<GivenRoles> {
  const { store, clock } = parts;
  if (account.endedAt !== undefined) return { status: 'accessEnded' };
  const others = await store.read((reads) => reads(account.scope).accounts());
  const remains = others.some((other) => other.id !== account.id && other.roles.includes('administrator'));
  if (!roles.includes('administrator') && !remains) return { status: 'lastAdministrator' };
  await store.accounts.setRoles(account.id, roles, clock.now());
  await judgeAgainAfterRoles(account.id, account.scope, parts);
  return { status: 'given' };
}
