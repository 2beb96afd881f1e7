import type { PageFailure, PageWishes } from '../store/pages/page-store.ts';
import type { kindOfLine } from './machine-offline.ts';

interface PagesStand {
  /** Acts that go before any page. */
  readonly acts: number;
  readonly wishes: PageWishes;
  readonly line: ReturnType<typeof kindOfLine>;
  readonly failure: PageFailure | null;
}

/** Why pages that wait do not go, in the order in which their lane asks; `null`: they do. */
export function whyPagesRest({
  acts,
  wishes,
  line,
  failure,
}: PagesStand): 'paused' | 'line' | 'text' | 'failed' | null {
  if (wishes.paused) return 'paused';
  if (wishes.onlyWifi && line !== 'wifi') return 'line';
  if (acts > 0) return 'text';
  return failure === null ? null : 'failed';
}
