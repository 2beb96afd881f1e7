import type { Dossier } from '../../src/domain/dossier.ts';
import type { DossierPage } from '../../src/store/dossier-page.ts';

/** Dossiers as a store hands them out to whoever walks through all: newest first, in pages. */
export function pagedDossiers(all: readonly Dossier[]) {
  const asked: number[] = [];
  return {
    /** Where each page that was asked for began. */
    asked,
    counts: async () => ({ dossiers: all.length, drafts: 0, waiting: 0, attention: 0 }),
    async dossierPage({ limit, from = '0' }: { limit: number; from?: string }): Promise<DossierPage> {
      asked.push(Number(from));
      const end = Number(from) + limit;
      return {
        dossiers: all.slice(Number(from), end),
        damaged: 0,
        next: end < all.length ? String(end) : null,
      };
    },
  };
}
