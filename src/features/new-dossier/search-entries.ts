import type { BookKind } from '../../domain/books/book.ts';
import { offeredBy } from '../../domain/books/entry-text.ts';
import type { OfferedEntry } from '../../domain/books/offered-entry.ts';
import { eachDossier } from '../../state/each-dossier.ts';
import type { Store } from '../../store/store.ts';

/** More than these nobody chooses from: she types another word. */
const mostOffered = 8;

/** Entries among this device's records that the words typed may mean, newest first; walks the records until it has enough. */
export async function searchEntries(
  store: Pick<Store, 'dossierPage' | 'counts'>,
  kind: BookKind | undefined,
  typed: string,
): Promise<readonly OfferedEntry[]> {
  const found: OfferedEntry[] = [];
  for await (const dossier of eachDossier(store)) {
    found.push(...offeredBy(dossier, kind, typed));
    if (found.length >= mostOffered) break;
  }
  return found.slice(0, mostOffered);
}
