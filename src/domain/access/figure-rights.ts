import type { Role } from './role.ts';

/** Over what somebody is shown figures, which name nobody. */
export type FigureReach = 'province' | 'commune';

export const figureRights: Readonly<Partial<Record<Role, FigureReach>>> = {
  supervisor: 'province',
  leader: 'commune',
  administrator: 'commune',
};

/** `null`: she is shown none. */
export function mayLookOver(roles: readonly Role[]): FigureReach | null {
  const reaches = roles.map((role) => figureRights[role]);
  if (reaches.includes('province')) return 'province';
  return reaches.includes('commune') ? 'commune' : null;
}
