import { useEffect, useState } from 'react';
import type { CommuneFigures, FiguresAnswer } from '../../protocol/figures.ts';
import { useParts } from '../../state/parts.ts';
import type { ChosenPeriod } from './period-choice.tsx';

/** What the server has told so far, page after page. */
export interface CommunesTold {
  readonly communes: readonly CommuneFigures[];
  readonly serverTime: string;
  readonly province: string;
  /** `asking`: more is to come. `failed`: it broke off, and these are not all. */
  readonly state: 'asking' | 'whole' | 'failed';
}

const nothingYet: CommunesTold = { communes: [], serverTime: '', province: '', state: 'asking' };

function withPage(before: CommunesTold, page: FiguresAnswer): CommunesTold {
  const { communes, serverTime, province, next } = page;
  return {
    communes: [...before.communes, ...communes],
    // The earliest holds of all of them.
    serverTime: before.serverTime === '' ? serverTime : before.serverTime,
    province,
    state: next === null ? 'whole' : 'asking',
  };
}

/** Asked of the server each time, and kept nowhere. */
export function useCommunes({ period, closing }: ChosenPeriod, turn: number): CommunesTold {
  const { atServer } = useParts();
  const [told, setTold] = useState(nothingYet);
  useEffect(() => {
    let gone = false;
    const tell = (next: CommunesTold) => {
      if (!gone) setTold(next);
    };
    const ask = async () => {
      const { figures } = await atServer();
      let all = nothingYet;
      tell(all);
      for (let after: string | null = null; ;) {
        const page = await figures({ period, closing, after });
        if (gone) return;
        all = page === undefined ? { ...all, state: 'failed' } : withPage(all, page);
        tell(all);
        // A page that leads no further would be asked for again and again.
        if (page === undefined || page.next === null || page.next === after) return;
        after = page.next;
      }
    };
    ask().catch(() => {
      if (!gone) setTold((before) => ({ ...before, state: 'failed' }));
    });
    return () => {
      gone = true;
    };
  }, [atServer, period, closing, turn]);
  return told;
}
