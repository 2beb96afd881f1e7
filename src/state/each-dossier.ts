import type { Dossier } from '../domain/dossier.ts';
import type { Store } from '../store/store.ts';

const pageSize = 500;

/** Every dossier of the commune that this device holds, newest first, a page at a time. */
export async function* eachDossier(store: Pick<Store, 'dossiers'>): AsyncGenerator<Dossier> {
  let before: string | undefined;
  for (;;) {
    const page = await store.dossiers({ limit: pageSize, ...(before === undefined ? {} : { before }) });
    for (const { dossier } of page) yield dossier;
    before = page.at(-1)?.dossier.id;
    if (before === undefined || page.length < pageSize) return;
  }
}
