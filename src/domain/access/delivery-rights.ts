import type { Role } from './role.ts';

/** What may be done about what one's own commune hands over to the national systems. */
export const deliveryDeeds = ['see', 'retry', 'manage', 'read', 'waive'] as const;
/** `see`: what waits, since when. `retry`: try again what waits for a person. `manage`: pause, resume. `read`: what was said of one dossier, personal data and all. `waive`: say that papers owed need not go. */
export type DeliveryRight = (typeof deliveryDeeds)[number];

/** Who sees no dossier reads no exchange of one. */
export const deliveryRights: Readonly<Partial<Record<Role, readonly DeliveryRight[]>>> = {
  officer: ['see', 'retry', 'read', 'waive'],
  leader: ['see', 'retry', 'manage', 'read', 'waive'],
  administrator: ['see', 'retry', 'manage'],
};

export function mayWithDelivery(roles: readonly Role[], right: DeliveryRight): boolean {
  return roles.some((role) => deliveryRights[role]?.includes(right) === true);
}
