import type { Dossier } from '../domain/dossier.ts';
import { useIndex } from './use-index.ts';

const none: readonly string[] = [];

/** Records that say the same as this one (R10), without those that were withdrawn for it or joined to it since: about these somebody has decided. */
export function useOpenSuspects({ id, suspects }: Pick<Dossier, 'id' | 'suspects'>): readonly string[] {
  const { index, now } = useIndex();
  if (suspects === undefined) return none;
  const settled = now.count > 0 ? (index?.doublesOf(id) ?? none) : none;
  return suspects.filter((other) => !settled.includes(other));
}
