import { countDossiers } from './dossier-views.ts';
import { countWaiting } from './exchange-status.ts';
import { readMeta } from './meta.ts';
import type { Store } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** Dossiers of the commune and drafts of the signed-in person; waiting and attention of everybody on this device. */
export async function readCounts(parts: StoreParts): ReturnType<Store['counts']> {
  const { database } = parts;
  const tables = [database.meta, database.records, database.views, database.outbox, database.drafts];
  return reopening(database, () =>
    database.transaction('r', tables, async () => {
      const session = await readMeta(database, 'session');
      const waiting = await countWaiting(database);
      return {
        dossiers: session === undefined ? 0 : await countDossiers(parts, session.scope),
        drafts:
          session === undefined
            ? 0
            : await database.drafts
                .where('[author+updatedAt]')
                .between([session.account, ''], [session.account, '\uffff'])
                .count(),
        waiting,
        attention: (await database.outbox.count()) - waiting,
      };
    }),
  );
}

/** Her acts that are refused, parked or held. Nothing is opened: days without a line may lie there, each with a box of its own. */
export async function readNeedsYou({ database }: StoreParts): Promise<number> {
  return reopening(database, () =>
    database.transaction('r', database.meta, database.outbox, async () => {
      const author = (await readMeta(database, 'session'))?.account;
      if (author === undefined) return 0;
      const hers = database.outbox.where('[author+turn]').between([author, 0], [author, Infinity]);
      return hers.filter(({ state }) => state !== 'waiting').count();
    }),
  );
}
