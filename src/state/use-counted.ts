import { useEffect, useRef, useState } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import type { Store } from '../store/store.ts';
import { eachDossier } from './each-dossier.ts';
import { useParts } from './parts.ts';

/** Takes dossiers one after the other, so that not all of them need be held at once. */
export interface Gathering<Told> {
  add(dossier: Dossier): void;
  told(): Told;
}

/** What everything on this device comes to, or why it is not told: half a count is none. */
export type Counted<Told> =
  | { readonly at: 'counting'; readonly done: number; readonly of: number }
  | { readonly at: 'stopped' | 'failed' }
  /** `damaged`: how many lie here and could not be read. */
  | { readonly at: 'told'; readonly told: Told; readonly damaged: number };

interface Counting {
  /** She wants it no longer. */
  stop(): void;
  /** Nobody sees any more what is told. */
  leave(): void;
}

/** Walks through every dossier on this device, and tells how far it is and what it came to; nothing after it was stopped or left. */
export function beginCount<Told>(
  store: Pick<Store, 'dossierPage' | 'counts'>,
  gathering: Gathering<Told>,
  tellAll: (counted: Counted<Told>) => void,
): Counting {
  let ended = false;
  const tell = (counted: Counted<Told>): void => {
    if (!ended) tellAll(counted);
  };
  const count = async (): Promise<void> => {
    let damaged = 0;
    const walk = {
      tell: (done: number, of: number) => tell({ at: 'counting', done, of }),
      isStopped: () => ended,
      passedOver: (more: number) => void (damaged += more),
    };
    // Read in pages, between which the screen has its turn.
    for await (const dossier of eachDossier(store, walk)) gathering.add(dossier);
    tell({ at: 'told', told: gathering.told(), damaged });
  };
  count().catch(() => tell({ at: 'failed' }));
  return {
    stop() {
      tell({ at: 'stopped' });
      ended = true;
    },
    leave() {
      ended = true;
    },
  };
}

const begun = { at: 'counting', done: 0, of: 1 } as const;

/** What everything on this device comes to, and anew for another `begin`: hand in one that is remembered. */
export function useCounted<Told>(begin: () => Gathering<Told>): {
  readonly counted: Counted<Told>;
  readonly stop: () => void;
} {
  const { store } = useParts();
  const [standing, setStanding] = useState<{ readonly of: typeof begin; readonly counted: Counted<Told> }>();
  const running = useRef<Counting>(null);
  useEffect(() => {
    const counting = beginCount(store, begin(), (counted) => setStanding({ of: begin, counted }));
    running.current = counting;
    return () => counting.leave();
  }, [store, begin]);
  return {
    counted: standing?.of === begin ? standing.counted : begun,
    stop: () => running.current?.stop(),
  };
}
