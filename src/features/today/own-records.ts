import { reporterOf } from '../../domain/access/own-report.ts';
import { isHandedIn } from '../../domain/life-cycle.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import type { DossierView } from '../../store/store.ts';

/** What a person of the hamlet brought, by how far it has come; newest first. */
export interface Captures {
  /** On this machine alone: nobody else has it. */
  readonly waiting: readonly DossierView[];
  /** At the commune, and no officer has looked yet. */
  readonly received: readonly DossierView[];
  /** Something has come of it. */
  readonly settled: readonly DossierView[];
}

export function capturesOf(views: readonly DossierView[], account: string): Captures {
  const own = views.filter(({ dossier }) => reporterOf(dossier) === account);
  const isAway = ({ exchange, dossier }: DossierView): boolean => exchange === 'received' || dossier.line !== undefined;
  const isUnread = ({ dossier }: DossierView): boolean =>
    dossier.line === undefined ? dossier.business === 'REPORTED' : dossier.line === 'waiting';
  return {
    waiting: own.filter((view) => !isAway(view)),
    received: own.filter((view) => isAway(view) && isUnread(view)),
    settled: own.filter((view) => isAway(view) && !isUnread(view)),
  };
}

/** Whose slips were given today: dossiers taken at this desk, not reports and not entries of old books. */
export function takenToday(views: readonly DossierView[], now: Instant): readonly DossierView[] {
  const today = localDateOf(now);
  return views.filter(({ dossier }) => isHandedIn(dossier) && localDateOf(dossier.receivedAt) === today);
}
