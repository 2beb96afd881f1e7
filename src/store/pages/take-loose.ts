import type { Page } from '../../domain/documents/page.ts';
import { readMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import { preparePage, type ReadyPage } from './keep-pages.ts';
import type { TakenLoose } from './loose-pages.ts';
import { openSlices } from './slices.ts';

/** A page of the signed-in person's with its bytes; `undefined`: it is gone, or cannot be read any more. */
export async function readLoose({ database, boxes }: StoreParts, id: string) {
  const { meta, loose, slices } = database;
  // Together: it may be made anew meanwhile.
  const found = await reopening(database, () =>
    database.transaction('r', meta, loose, slices, async () => {
      const row = await loose.get(id);
      const account = (await readMeta(database, 'session'))?.account;
      if (row === undefined || row.author !== account) return undefined;
      return { row, rows: await slices.where('page').equals(id).sortBy('id') };
    }),
  );
  const content = found === undefined ? undefined : await openSlices(boxes, found.rows);
  if (found === undefined || content === undefined || content.length !== found.row.bytes) return undefined;
  return { row: found.row, content };
}

/** The pages that an act takes, as they will lie here; `undefined`: one of them is no longer what it was, or cannot be read. */
export async function prepareLoose(
  parts: StoreParts,
  taken: readonly TakenLoose[],
  scope: string,
): Promise<readonly ReadyPage[] | undefined> {
  const ready: ReadyPage[] = [];
  for (const { id, sha256 } of taken) {
    const found = await readLoose(parts, id);
    if (found === undefined || found.row.sha256 !== sha256 || parts.hash(found.content) !== sha256) return undefined;
    const { bytes, type } = found.row;
    const page = { sha256, bytes, type: type as Page['type'], content: found.content };
    ready.push(await preparePage(parts, page, { scope, state: 'waiting' }));
  }
  return ready;
}
