import type { Dossier } from '../domain/dossier.ts';
import type { Store } from '../store/store.ts';

/** A walk through everything: who waits for it is told how far it is, and may stop it. */
export interface Walk {
  readonly tell: (done: number, of: number) => void;
  readonly isStopped: () => boolean;
  /** Told of as many as lie here and cannot be read. */
  readonly passedOver?: (damaged: number) => void;
}

/** For walks that nobody watches. */
export const unwatched: Walk = { tell: () => undefined, isStopped: () => false };

/** What is made of a page is made in one go. */
const pageSize = 100;

/** Every dossier of the commune that this device holds, newest first, a page at a time; none any more once it is stopped. */
export async function* eachDossier(
  store: Pick<Store, 'dossierPage' | 'counts'>,
  { tell, isStopped, passedOver }: Walk = unwatched,
): AsyncGenerator<Dossier> {
  const { dossiers: of } = await store.counts();
  let done = 0;
  for (let from: string | null | undefined; from !== null && !isStopped();) {
    tell(done, Math.max(done, of));
    const page = await store.dossierPage({ limit: pageSize, ...(from === undefined ? {} : { from }) });
    if (page.damaged > 0) passedOver?.(page.damaged);
    for (const dossier of page.dossiers) yield dossier;
    done += page.dossiers.length + page.damaged;
    from = page.next;
  }
}
