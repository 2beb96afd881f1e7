import type { Dossier } from '../dossier.ts';

/** Who brought the report that a record began as; `null`: it began as none. */
export function reporterOf({ report, events }: Pick<Dossier, 'report' | 'events'>): string | null {
  return report === undefined ? null : (events[0]?.author ?? null);
}

/** Whether nothing has come yet of what was reported: from then on it is with the commune alone. A line tells the same. */
export function waitsAsReported({ business }: Pick<Dossier, 'business'>): boolean {
  return business === 'REPORTED';
}
