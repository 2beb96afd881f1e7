import { useMemo, useState } from 'react';
import { type DeskFacts, deskFactsOf } from '../../domain/desk-facts.ts';
import { type DeskDay, deskDay } from '../../domain/desk-groups.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useLive } from '../../state/live.ts';
import { useParts } from '../../state/parts.ts';
import { useOpenFacts } from '../../state/use-open-facts.ts';
import type { DossierView } from '../../store/store.ts';
import { firstPicture, openedFirst } from './first-picture.ts';

export interface DeskNow {
  readonly day: DeskDay;
  /** The newest dossiers, as far as they are opened. */
  readonly newest: readonly DossierView[];
  /** Everything on the device has been looked at. */
  readonly isWhole: boolean;
}

/** The day's work out of everything on the device; `undefined` until the newest have been read. */
export function useDeskDay(now: number): DeskNow | undefined {
  const { store } = useParts();
  const desk = useDeskTime();
  const { facts: indexed, isWhole } = useOpenFacts();
  const newest = useLive(() => firstPicture.newest(store), [store]);
  const open = useMemo(() => {
    const facts = new Map<string, DeskFacts>(indexed);
    // What was opened is as it stands; the index may be a moment behind.
    for (const { dossier } of newest ?? []) {
      const own = deskFactsOf(dossier);
      if (own === undefined) facts.delete(dossier.id);
      else facts.set(dossier.id, own);
    }
    return facts;
  }, [indexed, newest]);
  // Nothing in it moves within a minute.
  const minute = Math.floor(now / 60_000) * 60_000;
  const day = useMemo(() => deskDay(open, new Date(minute).toISOString(), desk), [open, minute, desk]);
  // What is being saved is read anew, and nothing has been missed by it.
  const [wasWhole, setWasWhole] = useState(false);
  if (isWhole && !wasWhole) setWasWhole(true);
  if (newest === undefined) return undefined;
  return { day, newest, isWhole: wasWhole || newest.length < openedFirst };
}

/** These dossiers to be shown, by id: of those that were opened already, nothing is read again. */
export function useShown(ids: readonly string[], newest: readonly DossierView[]): ReadonlyMap<string, DossierView> {
  const { store } = useParts();
  const opened = useMemo(() => new Map(newest.map((view) => [view.dossier.id, view])), [newest]);
  const missing = ids.filter((id) => !opened.has(id)).join(' ');
  const older = useLive(
    () => (missing === '' ? Promise.resolve([]) : store.dossiersOf(missing.split(' '))),
    [store, missing],
  );
  return useMemo(
    () => new Map([...opened, ...(older ?? []).map((view) => [view.dossier.id, view] as const)]),
    [opened, older],
  );
}
