import { useMemo } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import { type DeskTime, type DueNow, dueNow } from '../domain/due-now.ts';
import { useDeskRules } from './desk-rules.tsx';

/** What the signed-in person's commune counts time by. */
export function useDeskTime(): DeskTime {
  return useDeskRules();
}

/** How a dossier stands towards its promise; `now` as the screen has it. */
export function useDueNow(): (dossier: Dossier, now: number) => DueNow {
  const desk = useDeskTime();
  return useMemo(() => (dossier, now) => dueNow(dossier, new Date(now).toISOString(), desk), [desk]);
}
