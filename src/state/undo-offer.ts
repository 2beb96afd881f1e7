import { useCallback } from 'react';
import { create } from 'zustand';
import type { Dossier } from '../domain/dossier.ts';
import type { PlainAct } from '../domain/steps/reverse-act.ts';
import { useParts } from './parts.ts';
import { useSession } from './session.ts';

/** For so long the newest act of a person may be taken back by one press. */
const offeredMilliseconds = 60_000;

/** What she has done last, and may take back. */
export interface UndoOffer {
  readonly account: string;
  readonly entity: string;
  readonly mid: string;
  readonly act: PlainAct;
  /** By this machine's clock. */
  readonly until: number;
}

/** In this tab's memory alone: what stood in a field before lies nowhere else. `undone`: the record on which it was done a moment ago. */
export const useUndoOffer = create<{ readonly offer: UndoOffer | null; readonly undone: string | null }>(() => ({
  offer: null,
  undone: null,
}));

/** Whether it is still the newest that has happened to the record, and hers. */
export function isOffered(offer: UndoOffer, account: string, { id, events }: Pick<Dossier, 'id' | 'events'>): boolean {
  return offer.account === account && offer.entity === id && offer.mid === events.at(-1)?.id;
}

/** The minute is over; not while her hands are on the button. */
function end(offer: UndoOffer): void {
  const isHeld = document.activeElement?.closest('.undo-saved') instanceof Element;
  if (useUndoOffer.getState().offer === offer && !isHeld) useUndoOffer.setState({ offer: null });
}

/** Offers to take back what was kept just now, in place of whatever was offered before. */
export function useOfferUndo(): (kept: Pick<UndoOffer, 'entity' | 'mid' | 'act'>) => void {
  const { clock, timers } = useParts();
  const { account } = useSession();
  return useCallback(
    (kept) => {
      const offer = { ...kept, account: account.id, until: clock.now() + offeredMilliseconds };
      useUndoOffer.setState({ offer, undone: null });
      timers.set(offeredMilliseconds, () => end(offer));
    },
    [clock, timers, account.id],
  );
}
