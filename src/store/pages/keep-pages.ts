import type { DeviceDatabase } from '../database.ts';
import type { StoreParts } from '../store-parts.ts';
import type { PageRow, SliceRow } from './page-rows.ts';
import type { NewPage } from './page-store.ts';
import { putSlices, sealSlices } from './slices.ts';

/** A page ready to be committed: everything of it is sealed. */
export interface ReadyPage {
  readonly page: PageRow;
  readonly slices: readonly SliceRow[];
}

/** Seals outside any transaction. */
export async function preparePage(
  { boxes, clock }: Pick<StoreParts, 'boxes' | 'clock'>,
  { sha256: id, bytes, type, content }: NewPage,
  { scope, state }: Pick<PageRow, 'scope' | 'state'>,
): Promise<ReadyPage> {
  if (content.length !== bytes) throw new TypeError('a page is as long as it says');
  const slices = await sealSlices(boxes, id, content);
  const usedAt = new Date(clock.now()).toISOString();
  return { page: { id, scope, bytes, type, state, sent: state === 'here' ? bytes : 0, usedAt }, slices };
}

/** Only inside a transaction. One that is here and whole stays as it is: what was sent of it is not sent again. */
export async function commitPage(database: DeviceDatabase, { page, slices }: ReadyPage): Promise<void> {
  const before = await database.pages.get(page.id);
  if (before !== undefined && before.damaged === undefined && before.scope === page.scope) return;
  await putSlices(database, page.id, slices);
  await database.pages.put(page);
}

/** What the server has of a commune leaves with everything else of it; what waits stays (R18). Only inside a transaction. */
export async function leavePages(database: DeviceDatabase, pages: readonly string[]): Promise<void> {
  await database.slices.where('page').anyOf(pages).delete();
  await database.pages.bulkDelete([...pages]);
}
