import type { BusinessState, Dossier } from '../../dossier.ts';
import type { PaperStanding } from '../paper.ts';

const ends: ReadonlySet<BusinessState> = new Set(['REGISTERED', 'COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED']);

export function isOver({ business }: Dossier): boolean {
  return ends.has(business);
}

/** A form that tells of a step: only once the dossier has been there, or the paper would say what nobody has done. */
export function tellsOf(happened: (dossier: Dossier) => boolean): (dossier: Dossier) => PaperStanding {
  return (dossier) =>
    happened(dossier)
      ? { status: 'ready' }
      : {
          status: 'notNow',
          because: { vi: 'hồ sơ chưa có bước này', en: 'the dossier has not taken this step' },
        };
}
