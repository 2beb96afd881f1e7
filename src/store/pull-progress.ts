import type { SyncResponse } from '../protocol/sync-exchange.ts';
import type { AppliedPage } from './apply-page.ts';
import { asksWhole, type ScopeState } from './meta.ts';

/** Whether there is more to pull after this answer. */
export function pullUnfinished(state: ScopeState | undefined, answer: SyncResponse, scope: string): boolean {
  if (state === undefined) return false;
  const more = answer.changes.some((page) => page.scope === scope && page.more);
  return asksWhole(state) || state.rewalking || state.lost === true || more;
}

/** Whether a page has brought the base on. */
export function moved(before: ScopeState, page: AppliedPage | undefined): boolean {
  if (page === undefined) return false;
  const { state } = page;
  return (
    page.rows.size + page.gone.length > 0 ||
    state.lost !== before.lost ||
    state.atHead !== before.atHead ||
    state.cursor?.seq !== before.cursor?.seq ||
    state.pass !== before.pass ||
    asksWhole(state) !== asksWhole(before)
  );
}
