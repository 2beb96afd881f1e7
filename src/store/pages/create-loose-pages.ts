import type { Page } from '../../domain/documents/page.ts';
import type { DeviceDatabase } from '../database.ts';
import { makingRoom } from '../make-room.ts';
import { readMeta } from '../meta.ts';
import { reopening, storageFailure } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import { type ReadyPage, preparePage } from './keep-pages.ts';
import type { LooseKept, LoosePages, LooseRow, TakenLoose } from './loose-pages.ts';
import { openSlices, putSlices, sealSlices } from './slices.ts';

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

/** Somebody's. Only inside a transaction. */
function looseOf(database: DeviceDatabase, account: string) {
  return database.loose.where('[author+holder]').between([account, ''], [account, '\uffff']);
}

/** Only inside a transaction. */
export async function dropLoose(database: DeviceDatabase, ids: readonly string[]): Promise<void> {
  await database.slices.where('page').anyOf(ids).delete();
  await database.loose.bulkDelete([...ids]);
}

/** With a draft that is thrown away go its pages. Only inside a transaction. */
export async function dropLooseOfDraft(database: DeviceDatabase, author: string, draft: string): Promise<void> {
  await dropLoose(database, await database.loose.where('[author+holder]').equals([author, draft]).primaryKeys());
}

/** R18: with her drafts in a commune that she may not hold go the pages she took for it. Only inside a transaction. */
export async function dropLooseOfScope(database: DeviceDatabase, account: string, scope: string): Promise<void> {
  const leaving = looseOf(database, account).filter((row) => row.scope === scope);
  await dropLoose(database, await leaving.primaryKeys());
}

async function readLoose({ database, boxes }: StoreParts, id: string) {
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

/** Whether they still lie here as they were. Only inside a transaction. */
export async function isLooseStill(database: DeviceDatabase, taken: readonly TakenLoose[]): Promise<boolean> {
  const rows = await database.loose.bulkGet(taken.map(({ id }) => id));
  return rows.every((row, at) => row !== undefined && row.sha256 === taken[at]?.sha256);
}
