import { useMemo } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import { type DeskTime, type DueNow, dueNow } from '../domain/due-now.ts';
import { usualComparison } from '../domain/punctuality.ts';
import { usualHours } from '../domain/working-calendar.ts';
import { calendar202611 } from '../domain/working-calendar-data.ts';
import { useSession } from './session.ts';

/** What the signed-in person's commune counts time by. */
export function useDeskTime(): DeskTime {
  const { closing } = useSession().commune;
  return useMemo(
    () => ({
      calendar: calendar202611,
      hours: { ...usualHours, closes: closing },
      comparison: usualComparison,
    }),
    [closing],
  );
}

/** How a dossier stands towards its promise; `now` as the screen has it. */
export function useDueNow(): (dossier: Dossier, now: number) => DueNow {
  const desk = useDeskTime();
  return useMemo(() => (dossier, now) => dueNow(dossier, new Date(now).toISOString(), desk), [desk]);
}
