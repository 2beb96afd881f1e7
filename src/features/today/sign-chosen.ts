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
    const dossier = (await store.dossier(id))?.dossier;
    if (dossier === undefined || !isRead(dossier)) {
      all.push({ id, status: 'changed' });
      continue;
    }
    const args = { from: dossier.business, decision: { how: 'onScreen' } };
    const saved = await orSayFailed(() => store.perform({ name: 'approveDossier', entity: id, args }));
    all.push(saved.status === 'saved' ? { id, status: 'signed' } : { id, status: 'notSaved', problem: saved });
  }
  return all;
}
