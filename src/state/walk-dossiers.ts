import type { Dossier } from '../domain/dossier.ts';
import type { Store } from '../store/store.ts';

const pageSize = 200;

/** This device's dossiers, newest first, page by page: as far as the one who asks walks on. */
export async function* walkDossiers(store: Pick<Store, 'dossiers'>): AsyncGenerator<Dossier> {
  let before: string | undefined;
  for (;;) {
    const page = await store.dossiers({ limit: pageSize, ...(before === undefined ? {} : { before }) });
    for (const { dossier } of page) yield dossier;
    before = page.at(-1)?.dossier.id;
    if (page.length < pageSize || before === undefined) return;
  }
}
