import { makingRoom } from '../make-room.ts';
import { readMeta } from '../meta.ts';
import { reopening, storageFailure } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import type { LooseKept, LoosePages } from './loose-pages.ts';
import { dropLoose, looseOf } from './loose-rows.ts';
import type { LooseRow } from './page-rows.ts';
import { putSlices, sealSlices } from './slices.ts';
import { readLoose } from './take-loose.ts';

/** Pages on their way into a record, of whoever is signed in. */
export function createLoosePages(parts: StoreParts): LoosePages {
  const { database, boxes, clock } = parts;
  const { loose, slices, meta } = database;
  const now = (): string => new Date(clock.now()).toISOString();
  const mine = (work: (rows: readonly LooseRow[]) => Promise<void>, ids: readonly string[]): Promise<void> =>
    reopening(database, () =>
      database.transaction('rw', meta, loose, slices, async () => {
        const account = (await readMeta(database, 'session'))?.account;
        const rows = await loose.bulkGet([...ids]);
        await work(rows.filter((row) => row !== undefined && row.author === account) as LooseRow[]);
      }),
    );
  const written = async (write: () => Promise<LooseKept>): Promise<LooseKept> => {
    try {
      return await makingRoom(database, () =>
        reopening(database, () => database.transaction('rw', meta, loose, slices, write)),
      );
    } catch (error) {
      const failure = storageFailure(error);
      if (failure === undefined) throw error;
      return failure;
    }
  };

  return {
    of: (holder) =>
      reopening(database, () =>
        database.transaction('r', meta, loose, async () => {
          const account = (await readMeta(database, 'session'))?.account ?? '';
          const rows = await loose.where('[author+holder]').equals([account, holder]).sortBy('order');
          return rows.map(({ id, paper, type, bytes, sha256 }) => ({ id, paper, type, bytes, sha256 }));
        }),
      ),
    count: () =>
      reopening(database, () =>
        database.transaction('r', meta, loose, async () =>
          looseOf(database, (await readMeta(database, 'session'))?.account ?? '').count(),
        ),
      ),
    async keep({ content, ...page }) {
      const sealed = await sealSlices(boxes, page.id, content);
      return written(async () => {
        const session = await readMeta(database, 'session');
        if (session === undefined) return { status: 'gone' };
        const { account: author, scope } = session;
        const before = await loose.where('[author+holder]').equals([author, page.holder]).toArray();
        const order = Math.max(0, ...before.map((row) => row.order)) + 1;
        await putSlices(database, page.id, sealed);
        await loose.put({ ...page, author, scope, order, bytes: content.length, keptAt: now() });
        return { status: 'kept' };
      });
    },
    async remake(id, { content, type, sha256 }) {
      const sealed = await sealSlices(boxes, id, content);
      return written(async () => {
        const row = await loose.get(id);
        if (row === undefined || row.author !== (await readMeta(database, 'session'))?.account)
          return { status: 'gone' };
        await putSlices(database, id, sealed);
        await loose.put({ ...row, type, sha256, bytes: content.length, keptAt: now() });
        return { status: 'kept' };
      });
    },
    content: async (id) => (await readLoose(parts, id))?.content,
    move: (ids, paper) =>
      mine(async (rows) => {
        await loose.bulkPut(rows.map((row) => ({ ...row, paper, keptAt: now() })));
      }, ids),
    drop: (ids) =>
      mine(
        (rows) =>
          dropLoose(
            database,
            rows.map(({ id }) => id),
          ),
        ids,
      ),
  };
}
