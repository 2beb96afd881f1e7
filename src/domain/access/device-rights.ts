import type { Role } from './role.ts';

/** What may be done with the machines of one's own commune. */
export type DeviceRight = 'see' | 'manage';

/** `see`: which there are, who works here. `manage`: let one in, name it, revoke it, fetch what it handed in. */
export const deviceRights: Readonly<Partial<Record<Role, readonly DeviceRight[]>>> = {
  administrator: ['see', 'manage'],
  leader: ['see'],
};

export function mayWithDevices(roles: readonly Role[], right: DeviceRight): boolean {
  return roles.some((role) => deviceRights[role]?.includes(right) === true);
}
