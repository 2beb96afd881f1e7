import { type DeskGroup, groupsOf } from '../../domain/desk-groups.ts';
import { type DeskTime, dueNow } from '../../domain/due-now.ts';
import type { DossierView, Draft, OutboxEntry } from '../../store/store.ts';

/** Everything that waits for the person, most pressing first. */
export interface Tasks {
  /** Refused, parked, held or unreadable: a person must look. */
  readonly needsYou: readonly OutboxEntry[];
  /** Each soonest due first; a dossier may be in several. */
  readonly groups: Readonly<Record<DeskGroup, readonly DossierView[]>>;
  readonly drafts: readonly Draft[];
}

export function tasksOf(
  now: number,
  desk: DeskTime,
  dossiers: readonly DossierView[],
  drafts: readonly Draft[],
  entries: readonly OutboxEntry[],
): Tasks {
  const moment = new Date(now).toISOString();
  const sorted = dossiers
    .map((view) => ({ view, due: dueNow(view.dossier, moment, desk) }))
    .map(({ view, due }) => ({ view, dueAt: due.dueAt, groups: groupsOf(view.dossier, due, moment) }))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  const inGroup = (group: DeskGroup) => sorted.filter(({ groups }) => groups.includes(group)).map(({ view }) => view);
  return {
    needsYou: entries.filter((entry) => entry.exchange === 'attention'),
    groups: {
      upstream: inGroup('upstream'),
      late: inGroup('late'),
      dueToday: inGroup('dueToday'),
      warned: inGroup('warned'),
      agency: inGroup('agency'),
      supplement: inGroup('supplement'),
      verification: inGroup('verification'),
      signature: inGroup('signature'),
      number: inGroup('number'),
      ready: inGroup('ready'),
      report: inGroup('report'),
    },
    drafts,
  };
}

export type NextTask =
  | { readonly kind: 'dossier'; readonly id: string }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'outbox' }
  | null;

/** What one key opens: what a citizen stands waiting for before what can wait. */
export function nextTask(tasks: Tasks): NextTask {
  const [entry] = tasks.needsYou;
  if (entry !== undefined) return { kind: 'outbox' };
  const view = tasks.groups.late[0] ?? tasks.groups.dueToday[0];
  if (view !== undefined) return { kind: 'dossier', id: view.dossier.id };
  const [draft] = tasks.drafts;
  if (draft !== undefined) return { kind: 'draft', draft };
  // A report waits for an officer, and nobody stands there.
  const { upstream, report, warned, agency, number, ready, signature } = tasks.groups;
  const later = [upstream, report, warned, agency, number, ready, signature].flat()[0];
  return later === undefined ? null : { kind: 'dossier', id: later.dossier.id };
}

/** Nothing at all is left, here or with anybody she waits for. */
export function isAllDone({ needsYou, groups, drafts }: Tasks): boolean {
  return needsYou.length + drafts.length + Object.values(groups).flat().length === 0;
}
