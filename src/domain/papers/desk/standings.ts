import type { BusinessState, Dossier } from '../../dossier.ts';
import type { PaperStanding } from '../paper.ts';

const ends: ReadonlySet<BusinessState> = new Set(['REGISTERED', 'COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED']);

export function isOver({ business }: Dossier): boolean {
  return ends.has(business);
}

const over: PaperStanding = {
  status: 'notNow',
  because: { vi: 'hồ sơ đã kết thúc', en: 'the dossier has ended' },
};

/**
 * A form that tells of a step: as it is once the dossier has come there; before, a draft to read over; never once the
 * dossier has ended otherwise.
 */
export function tellsOfStep(...steps: readonly BusinessState[]) {
  return (dossier: Dossier): PaperStanding => {
    if (steps.includes(dossier.business)) return { status: 'ready' };
    if (isOver(dossier)) return over;
    return {
      status: 'draft',
      because: { vi: 'hồ sơ chưa ở bước này', en: 'the dossier is not at this step yet' },
    };
  };
}
