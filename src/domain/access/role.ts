import type { Label } from '../words.ts';

/**
 * What a person is to her commune. An account has one role or several there, and may do what any of them may. In the order in
 * which builds came to know them.
 */
export const roles = [
  'officer',
  'reception',
  'leader',
  'volunteer',
  'administrator',
  'supervisor',
  'connector',
  'hub',
] as const;
export type Role = (typeof roles)[number];

/** What people may be. The connector is the server's own hand on the road to the national systems: nobody signs in as it. */
export const rolesOfPeople: readonly Role[] = roles.filter((role) => role !== 'connector');

/** What everybody was before there were roles: accounts of that time keep it until somebody says otherwise. */
export const rolesOfBefore: readonly Role[] = ['officer', 'leader', 'administrator'];

export const roleNames: Readonly<Record<Role, Label>> = {
  officer: { vi: 'công chức tư pháp – hộ tịch', en: 'civil-status officer' },
  reception: { vi: 'bộ phận một cửa', en: 'reception desk' },
  leader: { vi: 'lãnh đạo Ủy ban nhân dân', en: 'leader' },
  volunteer: { vi: 'tổ công nghệ số cộng đồng', en: 'volunteer' },
  administrator: { vi: 'người quản trị', en: 'administrator' },
  supervisor: { vi: 'người giám sát của tỉnh', en: 'province supervisor' },
  connector: { vi: 'kết nối hệ thống cấp trên', en: 'connector to the national systems' },
  hub: { vi: 'máy hub của xã', en: 'hub of the commune' },
};

/** Those of the words that this build knows, each once, in the order of `roles`: a newer server may know more (R15). */
export function readRoles(words: readonly unknown[]): readonly Role[] {
  return roles.filter((role) => words.includes(role));
}
