import type { Dossier } from '../domain/dossier.ts';
import type { Store } from '../store/store.ts';

/** A walk through everything: who waits for it is told how far it is, and may stop it. */
export interface Walk {
  readonly tell: (done: number, of: number) => void;
  readonly isStopped: () => boolean;
}

/** For walks that nobody watches. */
export const unwatched: Walk = { tell: () => undefined, isStopped: () => false };

const pageSize = 500;

/** Every dossier of the commune that this device holds, newest first, a page at a time; none any more once it is stopped. */
export async function* eachDossier(
  store: Pick<Store, 'dossiers' | 'counts'>,
  { tell, isStopped }: Walk = unwatched,
): AsyncGenerator<Dossier> {
  const { dossiers: of } = await store.counts();
  let done = 0;
  let before: string | undefined;
  while (!isStopped()) {
    tell(done, Math.max(done, of));
    const page = await store.dossiers({ limit: pageSize, ...(before === undefined ? {} : { before }) });
    for (const { dossier } of page) yield dossier;
    done += page.length;
    before = page.at(-1)?.dossier.id;
    if (before === undefined || page.length < pageSize) return;
  }
}
