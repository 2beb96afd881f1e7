import type { Page } from '../domain/documents/page.ts';
import type { LoosePage, TakenLoose } from '../store/pages/loose-pages.ts';

/** Loose pages as an act names them; one that is not made yet is named by none. */
export function loosePagesArgs(pages: readonly LoosePage[]): {
  readonly pages: readonly Page[];
  readonly loose: readonly TakenLoose[];
} {
  const made = pages.flatMap(({ id, sha256, bytes, type }) =>
    sha256 === null ? [] : [{ id, page: { sha256, bytes, type: type as Page['type'] } }],
  );
  return { pages: made.map(({ page }) => page), loose: made.map(({ id, page: { sha256 } }) => ({ id, sha256 })) };
}
