import type { Dossier } from '../../src/domain/dossier.ts';

/** Communes in whose store the pages of a record may lie: where it is, and where it came from. */
export function wherePagesLie(scope: string, { events }: Pick<Dossier, 'events'>): readonly string[] {
  const came = events.flatMap(({ type, touched }) => (type === 'handOver' ? touched.slice(0, 1) : []));
  return [...new Set([scope, ...came])];
}
