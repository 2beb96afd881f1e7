import type { DeviceDatabase } from '../database.ts';
import { readMeta, scopesHeld } from '../meta.ts';
import { dropLoose } from './loose-rows.ts';
import { reopening } from '../storage-failure.ts';
import { leavePages } from './keep-pages.ts';
import type { PageRow } from './page-rows.ts';
import type { LeaveBefore } from './page-store.ts';

/**
 * Pages whose time is over leave (R18); how many. What waits for a commune that is held stays as long as it waits, what was
 * taken for a draft as long as the draft.
 */
export function leaveOldPages(database: DeviceDatabase, { here, rest }: LeaveBefore): Promise<number> {
  const { pages, slices, loose, drafts, meta } = database;
  return reopening(database, () =>
    database.transaction('rw', [pages, slices, loose, drafts, meta], async () => {
      const held = new Set([...(await scopesHeld(database)), (await readMeta(database, 'session'))?.scope]);
      const isOver = ({ state, scope, usedAt }: PageRow): boolean =>
        state === 'here' ? usedAt < here : usedAt < rest && (state === 'refused' || !held.has(scope));
      const ids = await pages.filter(isOver).primaryKeys();
      await leavePages(database, ids);
      const kept = new Set(await drafts.toCollection().primaryKeys());
      const left = await loose.filter(({ holder, keptAt }) => keptAt < rest && !kept.has(holder)).primaryKeys();
      await dropLoose(database, left);
      return ids.length + left.length;
    }),
  );
}

/** Bytes of pages that leave at once where the disk is full. */
const roomMade = 4_000_000;

/** The disk is full: of pages that the server has, those go that nobody has looked at for longest. `true` when something was freed. */
export function freePages(database: DeviceDatabase): Promise<boolean> {
  const { pages, slices } = database;
  return reopening(database, () =>
    database.transaction('rw', pages, slices, async () => {
      const leaving: string[] = [];
      let freed = 0;
      for (const { id, bytes } of await pages.where('state').equals('here').sortBy('usedAt')) {
        if (freed >= roomMade) break;
        leaving.push(id);
        freed += bytes;
      }
      await leavePages(database, leaving);
      return leaving.length > 0;
    }),
  );
}
