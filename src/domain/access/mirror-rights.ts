import type { Role } from './role.ts';

/** Who holds the commune's whole log beside the server: a hub, and no person. */
export const mirrorRights: Readonly<Partial<Record<Role, true>>> = { hub: true };

export function mayMirror(roles: readonly Role[]): boolean {
  return roles.some((role) => mirrorRights[role] === true);
}
