import { useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { type DeskGroup, deskGroups } from '../../domain/desk-groups.ts';
import type { BusinessState } from '../../domain/dossier.ts';
import { foldText } from '../../domain/fold-text.ts';
import { businessStates } from '../../domain/life-cycle.ts';
import { yearOf } from '../../domain/local-date.ts';
import { procedures } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { matchParts } from '../../local-index/match-parts.ts';
import type { Hits } from '../../local-index/search-index.ts';
import { useLive } from '../../state/live.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useIndex } from '../../state/use-index.ts';
import type { DossierView } from '../../store/store.ts';

/** What the list is narrowed to; stands in the address, which never holds anything personal. */
export interface Narrowed {
  readonly procedure: string | undefined;
  readonly business: BusinessState | undefined;
  /** By what waits for whom, and when it is due: asked of what was found. */
  readonly group: DeskGroup | undefined;
}

const keys = { procedure: 'thu-tuc', business: 'buoc', group: 'nhom' } as const;

export function useNarrowed(): readonly [Narrowed, (key: keyof Narrowed, value: string) => void] {
  const [asked, setAsked] = useSearchParams();
  const procedure = procedures.find(({ id }) => id === asked.get(keys.procedure))?.id;
  const business = businessStates.find((state) => state === asked.get(keys.business));
  const group = deskGroups.find((each) => each === asked.get(keys.group));
  const set = (key: keyof Narrowed, value: string) =>
    setAsked(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(keys[key]);
        else after.set(keys[key], value);
        return after;
      },
      { replace: true },
    );
  return [{ procedure, business, group }, set];
}

export interface Searched {
  /** `undefined` until the first answer. */
  readonly views: readonly DossierView[] | undefined;
  /** What was looked for when these were found; empty: nothing was, and these are the newest. */
  readonly typed: string;
  /** `null`: nothing was looked for. */
  readonly total: number | null;
  /** Not everything on the device has been read yet. */
  readonly isReading: boolean;
  /** Others a dossier names that were looked for. */
  readonly also: (id: string) => readonly string[];
}

const nothing: Hits = { ids: [], total: 0 };

/** The newest dossiers, or, where something is looked for, what the index finds among all there are. */
export function useSearch(typedNow: string, { procedure, business }: Narrowed, limit: number): Searched {
  const { store } = useParts();
  const { index, now } = useIndex();
  const typed = useDeferredValue(typedNow).trim();
  const contextYear = yearOf(localDateOf(new Date(useNow()).toISOString()));
  const isSearch = typed !== '' || procedure !== undefined || business !== undefined;
  const hits = useMemo(() => {
    // Found anew whenever the index has come further.
    if (index === null || now.count === 0 || !isSearch) return nothing;
    return index.search({ typed, procedure, business, limit, contextYear });
  }, [index, now, typed, procedure, business, limit, contextYear, isSearch]);
  const wanted = hits.ids.join(' ');
  const views = useLive(
    () => (isSearch ? store.dossiersOf(wanted.split(' ')) : store.dossiers({ limit })),
    [store, isSearch, wanted, limit],
  );
  const words = foldText(typed);
  const also = (id: string): readonly string[] => {
    const entry = words === '' ? undefined : index?.get(id);
    const others = entry?.people.filter(({ role }) => !entry.subjects.includes(role)).map(({ name }) => name) ?? [];
    const subjects = entry?.people.filter(({ role }) => entry.subjects.includes(role)).map(({ name }) => name) ?? [];
    const fits = (name: string): boolean => matchParts(name, typed).some(({ isMatch }) => isMatch);
    return subjects.every(fits) ? [] : [...new Set(others)].filter(fits);
  };
  return { views, typed, total: isSearch ? hits.total : null, isReading: isSearch && !now.isWhole, also };
}
