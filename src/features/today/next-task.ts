import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { DossierView, Draft, OutboxEntry } from '../../store/store.ts';

/** Everything that waits for the person, most pressing first. */
export interface Tasks {
  /** Refused, parked, held or unreadable: a person must look. */
  readonly needsYou: readonly OutboxEntry[];
  readonly late: readonly DossierView[];
  readonly dueToday: readonly DossierView[];
  readonly drafts: readonly Draft[];
}

const ended: ReadonlySet<Dossier['business']> = new Set(['COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED']);

/** Due soonest first. */
function byDue(a: DossierView, b: DossierView): number {
  return a.dossier.dueAt < b.dossier.dueAt ? -1 : a.dossier.dueAt > b.dossier.dueAt ? 1 : 0;
}

export function tasksOf(
  now: number,
  dossiers: readonly DossierView[],
  drafts: readonly Draft[],
  entries: readonly OutboxEntry[],
): Tasks {
  const moment = new Date(now).toISOString();
  const today = localDateOf(moment);
  const open = dossiers.filter((view) => !ended.has(view.dossier.business));
  return {
    needsYou: entries.filter((entry) => entry.exchange === 'attention'),
    late: open.filter((view) => view.dossier.dueAt < moment).sort(byDue),
    dueToday: open
      .filter((view) => view.dossier.dueAt >= moment && localDateOf(view.dossier.dueAt) === today)
      .sort(byDue),
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
  const view = tasks.late[0] ?? tasks.dueToday[0];
  if (view !== undefined) return { kind: 'dossier', id: view.dossier.id };
  const [draft] = tasks.drafts;
  return draft === undefined ? null : { kind: 'draft', draft };
}
