import type { BookKind } from '../../domain/books/book.ts';
import { offeredBy } from '../../domain/books/entry-text.ts';
import type { OfferedEntry } from '../../domain/books/offered-entry.ts';
import type { Store } from '../../store/store.ts';

const pageSize = 200;
/** More than these nobody chooses from: she types another word. */
const mostOffered = 8;

/** Entries among this device's records that the words typed may mean, newest first; walks the records page by page until it has enough. */
export async function searchEntries(
  store: Pick<Store, 'dossiers'>,
  kind: BookKind | undefined,
  typed: string,
): Promise<readonly OfferedEntry[]> {
  const found: OfferedEntry[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await store.dossiers({ limit: pageSize, ...(before === undefined ? {} : { before }) });
    for (const { dossier } of page) found.push(...offeredBy(dossier, kind, typed));
    before = page.at(-1)?.dossier.id;
    if (found.length >= mostOffered || page.length < pageSize || before === undefined)
      return found.slice(0, mostOffered);
  }
}
