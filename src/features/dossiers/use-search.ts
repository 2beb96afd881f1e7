import { useCallback, useDeferredValue, useMemo } from 'react';
import { groupsOf } from '../../domain/desk-groups.ts';
import { yearOf } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Narrowing } from '../../local-index/search-index.ts';
import { useDueNow } from '../../state/desk-time.ts';
import { useLive } from '../../state/live.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useIndex, useIndexAnswer } from '../../state/use-index.ts';
import type { DossierView } from '../../store/store.ts';
import { isNarrowed, type Narrowed, narrowingOf } from './narrowed.ts';
import { useSifted } from './use-sifted.ts';

export interface Searched {
  /** `undefined` until the first answer. */
  readonly views: readonly DossierView[] | undefined;
  /** What was looked for when these were found; empty: nothing was, and these are the newest. */
  readonly typed: string;
  /** How many fit in all, as far as that is known; `null`: nothing was looked for. */
  readonly total: number | null;
  /** Not everything on the device has been read yet. */
  readonly isReading: boolean;
  /** Of those that may fit, how many have been looked at; `null`: nothing has to be. */
  readonly sifting: { readonly done: number; readonly of: number } | null;
  /** Others a dossier names that were looked for. */
  readonly also: (id: string) => readonly string[];
  readonly hasMore: boolean;
}

/** Of these the records themselves are looked at: more of them than any desk has open. */
const mostSifted = 20_000;
/** Whether something is late is looked at again this often, in milliseconds. */
const lookAgain = 5 * 60_000;
const none: readonly string[] = [];

/** The newest dossiers, or, where something is looked for, what the index finds among all there are. */
export function useSearch(typedNow: string, narrowed: Narrowed, limit: number): Searched {
  const { store } = useParts();
  const { now: reached } = useIndex();
  const now = useNow();
  const moment = Math.floor(now / lookAgain) * lookAgain;
  const typed = useDeferredValue(typedNow).trim();
  const contextYear = yearOf(localDateOf(new Date(now).toISOString()));
  const isSearch = typed !== '' || isNarrowed(narrowed);
  const { group, exchange } = narrowed;
  const narrowing = narrowingOf(narrowed);
  const wish = { ...narrowing, typed, contextYear, limit: isSifted(narrowing) ? mostSifted : limit };
  const answered = useIndexAnswer(isSearch ? { kind: 'search', wish } : null);
  // With its records, so that what is told of them is never of another answer's.
  const read = useLive(async () => {
    if (answered === undefined) return { answered, views: await store.dossiers({ limit }) };
    const { hits } = answered.answer;
    const ids = isSifted(answered.of.wish) ? [] : hits.map(({ id }) => id);
    return { answered, views: ids.length === 0 ? [] : await store.dossiersOf(ids) };
  }, [store, answered, limit]);
  const shown = isSearch ? read?.answered : undefined;
  const siftedIds = useMemo(
    () => (shown !== undefined && isSifted(shown.of.wish) ? shown.answer.hits.map(({ id }) => id) : null),
    [shown],
  );
  const dueNow = useDueNow();
  const isWanted = useCallback(
    ({ dossier, exchange: standing }: DossierView): boolean =>
      (exchange === undefined || standing === exchange) &&
      (group === undefined ||
        groupsOf(dossier, dueNow(dossier, moment), new Date(moment).toISOString()).includes(group)),
    [group, exchange, dueNow, moment],
  );
  const sifted = useSifted(siftedIds, isWanted, {
    about: JSON.stringify([shown?.of, group, exchange]),
    moved: reached,
  });
  const isReading = isSearch && !reached.isWhole;
  const also = (id: string): readonly string[] => shown?.answer.hits.find((hit) => hit.id === id)?.also ?? none;
  // Until the first answer: what was there before, unless that is more than was asked for.
  if (shown === undefined) {
    const views = isSearch && isNarrowed(narrowed) ? undefined : read?.answered === undefined ? read?.views : undefined;
    return { ...notSearched, views, isReading, hasMore: !isSearch && read?.views.length === limit };
  }
  const { typed: of } = shown.of.wish;
  if (siftedIds === null) {
    const { total } = shown.answer;
    const views = read?.views ?? [];
    return { views, typed: of, total, isReading, sifting: null, also, hasMore: views.length < total };
  }
  if (sifted === undefined)
    return { ...notSearched, isReading, sifting: { done: 0, of: siftedIds.length }, hasMore: false };
  const isCounted = sifted.done === sifted.of;
  return {
    views: sifted.views.slice(0, limit),
    typed: of,
    total: sifted.views.length,
    isReading,
    sifting: isCounted ? null : sifted,
    also,
    hasMore: sifted.views.length > limit,
  };
}

const notSearched = { views: undefined, typed: '', total: null, sifting: null, also: () => none };

/** Asked of the index as what may fit; the records themselves say the rest. */
const isSifted = ({ open, waits }: Narrowing): boolean => open === true || waits === true;
