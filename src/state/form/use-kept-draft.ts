import { useEffect, useMemo, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Draft } from '../../store/store.ts';
import { useParts } from '../parts.ts';
import { createDraftKeeper, type DraftKeeper, type KeptState } from './draft-keeper.ts';
import type { FormStore } from './form-store.ts';

/** What of a draft does not change while it is typed. */
export type DraftFrame = Omit<Draft, 'fields' | 'typing' | 'updatedAt'>;

export interface KeptDraft {
  readonly state: KeptState;
  readonly keeper: DraftKeeper;
}

/** Keeps a form as typed: soon after every change, and at once when she leaves a field, the tab or the page. */
export function useKeptDraft(form: FormStore, frames: StoreApi<DraftFrame>): KeptDraft {
  const { store, clock } = useParts();
  const [state, setState] = useState<KeptState>({ status: 'untouched' });
  const keeper = useMemo(
    () =>
      createDraftKeeper({
        write: async () => {
          const { fields, typing } = form.getState().form;
          const updatedAt = new Date(clock.now()).toISOString();
          return store.keepDraft({ ...frames.getState(), fields, typing, updatedAt });
        },
        now: () => clock.now(),
        schedule: (act, milliseconds) => {
          const timer = setTimeout(act, milliseconds);
          return () => clearTimeout(timer);
        },
        onState: setState,
      }),
    [store, clock, form, frames],
  );

  useEffect(() => {
    const unsubscribe = form.subscribe((now, before) => {
      if (now.form !== before.form) keeper.changed();
    });
    const flush = () => void keeper.flush();
    // `beforeunload` comes while there is still time to commit; a write begun at `pagehide` may die with the page.
    const events = ['focusout', 'visibilitychange', 'beforeunload', 'pagehide'] as const;
    for (const event of events) addEventListener(event, flush, true);
    return () => {
      unsubscribe();
      for (const event of events) removeEventListener(event, flush, true);
      flush();
    };
  }, [form, keeper]);

  return { state, keeper };
}
