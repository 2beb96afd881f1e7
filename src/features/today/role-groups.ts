import type { Role } from '../../domain/access/role.ts';
import { type DeskGroup, deskGroups } from '../../domain/desk-groups.ts';

/** How far a group of the day's work is a role's own: hers to do, open in sight; hers, behind a line with its number; or only to know of. */
type Share = 'pressing' | 'steady' | 'told';

type Day = Readonly<Partial<Record<DeskGroup, Share>>>;

const dayOf: Readonly<Record<Role, Day>> = {
  officer: {
    upstream: 'pressing',
    late: 'pressing',
    dueToday: 'pressing',
    warned: 'pressing',
    agency: 'pressing',
    parked: 'pressing',
    report: 'pressing',
    signature: 'steady',
    number: 'steady',
    ready: 'steady',
    supplement: 'steady',
    verification: 'steady',
    underWay: 'steady',
  },
  reception: { report: 'pressing', ready: 'pressing', supplement: 'pressing' },
  leader: {
    signature: 'pressing',
    parked: 'pressing',
    upstream: 'steady',
    late: 'told',
    dueToday: 'told',
    warned: 'told',
  },
  // What she brought is a list of its own; the others have no dossier on their machines.
  volunteer: {},
  administrator: {},
  supervisor: {},
  connector: {},
  hub: {},
};

/** The day of a person in one role or several: each group once. */
export interface RoleDay {
  /** In the order they are shown in. */
  readonly pressing: readonly DeskGroup[];
  readonly steady: readonly DeskGroup[];
  /** What one key opens, the first first; half typed forms come after `urgent`. */
  readonly urgent: readonly DeskGroup[];
  readonly later: readonly DeskGroup[];
}

const urgent = ['late', 'dueToday'] as const satisfies readonly DeskGroup[];
/** What others are waited for is opened by nobody's key. */
const later = [
  'upstream',
  'parked',
  'report',
  'warned',
  'agency',
  'number',
  'ready',
  'signature',
  'underWay',
] as const satisfies readonly DeskGroup[];

export function roleDay(roles: readonly Role[]): RoleDay {
  const share = (group: DeskGroup, wanted: Share): boolean => roles.some((role) => dayOf[role][group] === wanted);
  const isHers = (group: DeskGroup): boolean => share(group, 'pressing') || share(group, 'steady');
  const isShown = (group: DeskGroup): boolean => isHers(group) || share(group, 'told');
  const signs = share('signature', 'pressing');
  const pressing = deskGroups.filter((group) => isShown(group) && (share(group, 'pressing') || !isHers(group)));
  return {
    // What waits for her signature alone stands before everything.
    pressing: signs ? ['signature', ...pressing.filter((group) => group !== 'signature')] : pressing,
    steady: deskGroups.filter((group) => isShown(group) && !pressing.includes(group)),
    urgent: urgent.filter(isHers),
    later: (signs ? ['signature' as const, ...later.filter((group) => group !== 'signature')] : later).filter(isHers),
  };
}
