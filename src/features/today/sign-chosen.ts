import type { NotSaved } from '../../components/form/saved-problem.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import type { Store } from '../../store/store.ts';

/** What became of one dossier that was to be signed. */
export type Signed =
  | { readonly id: string; readonly status: 'signed' }
  /** Something has happened to it since she read it: she reads it again. */
  | { readonly id: string; readonly status: 'changed' }
  | { readonly id: string; readonly status: 'notSaved'; readonly problem: NotSaved };

/** Signs each for itself, in the order chosen: an act with a receipt of its own. One that cannot be signed holds up no other (R5). */
export async function signChosen(
  store: Pick<Store, 'dossier' | 'perform'>,
  chosen: readonly string[],
  isRead: (dossier: Dossier) => boolean,
): Promise<readonly Signed[]> {
  const all: Signed[] = [];
  for (const id of chosen) {
    // Also one that cannot be read again is told, and those that were signed before it.
    const saved = await orSayFailed(async () => {
      const dossier = (await store.dossier(id))?.dossier;
      if (dossier === undefined || !isRead(dossier)) return changed;
      const args = { from: dossier.business, decision: { how: 'onScreen' } };
      return store.perform({ name: 'approveDossier', entity: id, args });
    });
    if (saved.status === 'changed') all.push({ id, status: 'changed' });
    else all.push(saved.status === 'saved' ? { id, status: 'signed' } : { id, status: 'notSaved', problem: saved });
  }
  return all;
}

const changed = { status: 'changed' } as const;
