import type { DeskDay } from '../../domain/desk-groups.ts';
import type { Draft } from '../../store/store.ts';
import type { RoleDay } from './role-groups.ts';

/** Everything that waits for the person. */
export interface Tasks {
  /** How many of her acts are refused, parked, held or unreadable: a person must look. */
  readonly needsYou: number;
  readonly day: DeskDay;
  readonly drafts: readonly Draft[];
  /** Everything on the device has been looked at. */
  readonly isWhole: boolean;
}

export type NextTask =
  | { readonly kind: 'dossier'; readonly id: string }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'outbox' }
  | null;

/** What one key opens: what a citizen stands waiting for before what can wait. What lies read before the leader waits for her signature alone. */
export function nextTask(
  { needsYou, day, drafts }: Tasks,
  { pressing, urgent, later }: RoleDay,
  isRead: (id: string) => boolean,
): NextTask {
  if (needsYou > 0) return { kind: 'outbox' };
  const [first] = urgent.flatMap((group) => day[group]);
  if (first !== undefined) return { kind: 'dossier', id: first };
  const [draft] = drafts;
  if (draft !== undefined) return { kind: 'draft', draft };
  const signs = pressing.includes('signature');
  const next = later
    .flatMap((group) => (group === 'signature' && signs ? day[group].filter((id) => !isRead(id)) : day[group]))
    .at(0);
  return next === undefined ? null : { kind: 'dossier', id: next };
}

/** Nothing at all is left of what she is shown; not known while something has not been looked at. */
export function isAllDone({ needsYou, day, drafts, isWhole }: Tasks, { pressing, steady }: RoleDay): boolean {
  return (
    isWhole && needsYou + drafts.length === 0 && [...pressing, ...steady].every((group) => day[group].length === 0)
  );
}
