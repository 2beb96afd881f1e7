import { useEffect, useState } from 'react';
import { gatherFigures, type OwnFigures } from '../../domain/figures/own-figures.ts';
import type { Instant } from '../../domain/words.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { eachDossier } from '../../state/each-dossier.ts';
import { useParts } from '../../state/parts.ts';
import type { ChosenPeriod } from './period-choice.tsx';

/** Everything of the commune on this machine, counted as of `now`. `undefined`: still counting. */
export function useOwnFigures(chosen: ChosenPeriod, now: Instant): OwnFigures | undefined {
  const { store } = useParts();
  const desk = useDeskTime();
  const [told, setTold] = useState<{
    readonly of: ChosenPeriod;
    readonly now: Instant;
    readonly figures: OwnFigures;
  }>();
  useEffect(() => {
    let gone = false;
    const count = async () => {
      const gathering = gatherFigures({ ...chosen, now, desk });
      // Read in pages, between which the screen has its turn.
      for await (const dossier of eachDossier(store)) {
        if (gone) return;
        gathering.add(dossier);
      }
      if (!gone) setTold({ of: chosen, now, figures: gathering.told() });
    };
    void count();
    return () => {
      gone = true;
    };
  }, [store, desk, chosen, now]);
  return told?.of === chosen && told.now === now ? told.figures : undefined;
}
