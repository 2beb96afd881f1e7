import type { Dossier } from '../dossier.ts';

/** Who brought the report that a record began as; `null`: it began as none. */
export function reporterOf({ report, events }: Pick<Dossier, 'report' | 'events'>): string | null {
  return report === undefined ? null : (events[0]?.author ?? null);
}
