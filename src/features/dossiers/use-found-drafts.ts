import { useMemo } from 'react';
import { yearOf } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { type IndexEntry, indexEntryOf } from '../../local-index/index-entry.ts';
import { useLive } from '../../state/live.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useIndexAnswer } from '../../state/use-index.ts';
import type { Draft } from '../../store/store.ts';
import type { Narrowed } from './narrowed.ts';

const none: readonly Draft[] = [];
const mostShown = 20;

/** What is found of a form that is half typed, by what stands in it so far, values and letters alike. */
export function entryOfDraft(draft: Draft): IndexEntry {
  const { id, procedure, procedureVersion, startedAt, fields, typing, provisionalCode } = draft;
  return indexEntryOf({
    id,
    procedure,
    procedureVersion,
    receivedAt: startedAt,
    business: 'RECEIVED',
    fields: { ...fields, ...typing },
    ...(provisionalCode === null ? {} : { codes: { provisional: provisionalCode, official: null } }),
  });
}

/** Her own drafts that answer to what is looked for. They stand in no step, book or group: narrowed to one of those, none is. */
export function useFoundDrafts(typed: string, narrowed: Narrowed): readonly Draft[] {
  const { store } = useParts();
  const { procedure, ...rest } = narrowed;
  const isAsked = typed.trim() !== '' && Object.values(rest).every((value) => value === undefined);
  const drafts = useLive(() => (isAsked ? store.drafts() : Promise.resolve(none)), [store, isAsked]) ?? none;
  const entries = useMemo(() => drafts.map(entryOfDraft), [drafts]);
  const contextYear = yearOf(localDateOf(new Date(useNow()).toISOString()));
  const wish = { typed: typed.trim(), procedure, contextYear, limit: mostShown };
  const answered = useIndexAnswer(isAsked && entries.length > 0 ? { kind: 'among', entries, wish } : null);
  const ids = answered?.answer.hits.map(({ id }) => id) ?? [];
  return ids.flatMap((id) => drafts.find((draft) => draft.id === id) ?? []);
}
