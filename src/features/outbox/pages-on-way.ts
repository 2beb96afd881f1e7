import type { AttachedDocument } from '../../domain/documents/document.ts';
import { nameOfPaper } from '../../domain/documents/paper-lines.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import type { Label } from '../../domain/words.ts';
import { eachDossier } from '../../state/each-dossier.ts';
import type { PageHere } from '../../store/pages/page-store.ts';
import type { Store } from '../../store/store.ts';

/** A paper of which pages have yet to go. */
export interface DocumentOnWay {
  readonly dossier: Dossier;
  readonly document: AttachedDocument;
  readonly name: Label;
  readonly pages: readonly (PageHere & { readonly number: number })[];
}

/** Dossiers that are looked through for one that names a page, newest first. */
const mostLookedAt = 2_000;

/** The dossiers of this machine that name these pages, newest first. */
export async function dossiersNaming(
  store: Pick<Store, 'dossierPage' | 'counts'>,
  hashes: readonly string[],
  most = mostLookedAt,
): Promise<readonly Dossier[]> {
  const sought = new Set(hashes);
  const found: Dossier[] = [];
  let looked = 0;
  for await (const dossier of eachDossier(store)) {
    if (sought.size === 0 || looked >= most) break;
    looked += 1;
    const named = (dossier.documents ?? []).flatMap(({ pages }) => pages.map(({ sha256 }) => sha256));
    if (!named.some((sha256) => sought.has(sha256))) continue;
    found.push(dossier);
    for (const sha256 of named) sought.delete(sha256);
  }
  return found;
}

/** Paper by paper what of its pages has yet to go; `others`: pages that none of these dossiers names. Each page once. */
export function documentsOnWay(
  unsent: readonly PageHere[],
  dossiers: readonly Dossier[],
): { readonly documents: readonly DocumentOnWay[]; readonly others: number } {
  const left = new Map(unsent.map((page) => [page.sha256, page]));
  const documents = dossiers.flatMap((dossier) => {
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    return (dossier.documents ?? []).flatMap((document): DocumentOnWay[] => {
      const pages = document.pages.flatMap(({ sha256 }, at) => {
        const page = left.get(sha256);
        left.delete(sha256);
        return page === undefined ? [] : [{ ...page, number: at + 1 }];
      });
      return pages.length === 0 ? [] : [{ dossier, document, name: nameOfPaper(procedure, document), pages }];
    });
  });
  return { documents, others: left.size };
}
