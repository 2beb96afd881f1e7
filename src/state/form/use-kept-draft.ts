import { useEffect, useMemo } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Instant } from '../../domain/words.ts';
import type { Draft } from '../../store/store.ts';
import { useDoor } from '../door.ts';
import { useParts } from '../parts.ts';
import { createDraftKeeper, type DraftKeeper, type KeptState } from './draft-keeper.ts';
import type { FormStore } from './form-store.ts';
import { leaveDraft } from './left-drafts.ts';

/** What of a draft does not change while it is typed. */
export type DraftFrame = Omit<Draft, 'fields' | 'typing' | 'origins' | 'updatedAt'>;

export interface KeptDraft {
  /** Told apart from the form, so that keeping it draws one line anew and not the form. */
  readonly state: StoreApi<KeptState>;
  readonly keeper: DraftKeeper;
}

const calmMilliseconds = 400;

/** Passes a state on; *kept* only after a moment without typing, so that the line does not flicker at every letter. */
function calmly(state: StoreApi<KeptState>): (next: KeptState) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (next) => {
    clearTimeout(timer);
    if (next.status === 'kept') timer = setTimeout(() => state.setState(next, true), calmMilliseconds);
    else if (next.status !== state.getState().status) state.setState(next, true);
  };
}

/**
 * Keeps a form as typed: soon after every change, and at once when she leaves a field, the tab or the page. `keptAt`: when
 * it was last kept before it was opened; `null`: never.
 */
export function useKeptDraft(form: FormStore, frames: StoreApi<DraftFrame>, keptAt: Instant | null): KeptDraft {
  const { store, clock } = useParts();
  const { keyring } = useDoor();
  const state = useMemo(
    () =>
      createStore<KeptState>(() =>
        keptAt === null ? { status: 'untouched' } : { status: 'kept', at: Date.parse(keptAt) },
      ),
    [keptAt],
  );
  const keeper = useMemo(
    () =>
      createDraftKeeper({
        write: async () => {
          const updatedAt = new Date(clock.now()).toISOString();
          return store.keepDraft({ ...frames.getState(), ...form.getState().form, updatedAt });
        },
        now: () => clock.now(),
        schedule: (act, milliseconds) => {
          const timer = setTimeout(act, milliseconds);
          return () => clearTimeout(timer);
        },
        onState: calmly(state),
        report: reportError,
      }),
    [store, clock, form, frames, state],
  );

  useEffect(() => {
    const unsubscribe = form.subscribe((now, before) => {
      if (now.form !== before.form) keeper.changed();
    });
    const flush = () => void keeper.flush();
    // `beforeunload` comes while there is still time to commit; a write begun at `pagehide` may die with the page.
    const events = ['focusout', 'visibilitychange', 'beforeunload', 'pagehide'] as const;
    for (const event of events) addEventListener(event, flush, true);
    // The page locks when nobody is there: what was typed is kept first.
    const letLock = keyring?.beforeLock(() => keeper.flush());
    return () => {
      letLock?.();
      unsubscribe();
      for (const event of events) removeEventListener(event, flush, true);
      leaveDraft(store, frames.getState().id, keeper.flush());
    };
  }, [form, frames, keeper, keyring, store]);

  return { state, keeper };
}
