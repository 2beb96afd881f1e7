import type { Dossier } from '../domain/dossier.ts';
import { useDoubles } from './use-doubles.ts';

const none: readonly string[] = [];

/** Records that say the same as this one (R10), without those that were withdrawn for it or joined to it since: about these somebody has decided. */
export function useOpenSuspects({ id, suspects }: Pick<Dossier, 'id' | 'suspects'>): readonly string[] {
  const settled = useDoubles(id);
  if (suspects === undefined) return none;
  return suspects.filter((other) => settled.every((double) => double.id !== other));
}
