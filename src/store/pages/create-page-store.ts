import { liveQuery } from 'dexie';
import { seenIn } from '../../domain/access/seen.ts';
import { readMeta, rolesOf, writeMeta } from '../meta.ts';
import { readSession } from '../sessions.ts';
import { reopening } from '../storage-failure.ts';
import type { StoreParts } from '../store-parts.ts';
import { commitPage, leavePages, preparePage } from './keep-pages.ts';
import { leaveOldPages } from './leave-old-pages.ts';
import { type PageRow, sliceBytes } from './page-rows.ts';
import type { PageHere, PageOutlook, PageWishes, SendPages, StorePages } from './page-store.ts';
import { openSlices, slicesOf } from './slices.ts';

const usualWishes: PageWishes = { paused: false, onlyWifi: false };

/** The pages of documents that lie on this machine. */
export function createPageStore(parts: StoreParts): StorePages & SendPages {
  const { database, boxes, hash, clock } = parts;
  const { pages, slices, meta, outbox } = database;

  const change = (sha256: string, changes: Partial<PageRow>): Promise<number> =>
    reopening(database, () => database.transaction('rw', pages, () => pages.update(sha256, changes)));

  const part: SendPages['part'] = async (sha256, from, length) => {
    const rows = await reopening(database, () => slices.bulkGet([...slicesOf(sha256, from, length)]));
    const whole = await openSlices(boxes, rows);
    if (whole === undefined) {
      await change(sha256, { damaged: true });
      return undefined;
    }
    const begin = from % sliceBytes;
    return whole.slice(begin, begin + length);
  };
  const readWishes = async (): Promise<PageWishes> => (await readMeta(database, 'pageWishes')) ?? usualWishes;
  const waitingOf = (scope: string): Promise<PageRow[]> =>
    pages.where('[scope+state]').equals([scope, 'waiting']).sortBy('usedAt');
  const actsWaiting = (fromLane: string, toLane: string) =>
    outbox.where('[state+lane+seq]').between(['waiting', fromLane], ['waiting', toLane]);
  const actsOf = (scope: string) => actsWaiting(`${scope}/`, `${scope}/\uffff`).count();
  const here = ({ id, bytes, state, sent, damaged }: PageRow): PageHere => ({
    ...{ sha256: id, bytes, sent },
    state: damaged === true ? 'damaged' : state,
  });
  const sendable = (rows: readonly PageRow[]): PageRow | undefined => rows.find(({ damaged }) => damaged !== true);

  return {
    part,
    async standing(asked) {
      const rows = await reopening(database, () => pages.bulkGet(asked.map(({ sha256 }) => sha256)));
      return asked.map(({ sha256, bytes }, at): PageHere => {
        const row = rows[at];
        return row === undefined ? { sha256, bytes, state: 'gone', sent: 0 } : { ...here(row), bytes };
      });
    },
    async content(sha256) {
      const row = await reopening(database, () => pages.get(sha256));
      if (row === undefined || row.damaged === true) return undefined;
      const content = await part(sha256, 0, row.bytes);
      if (content === undefined) return undefined;
      if (content.length !== row.bytes || hash(content) !== sha256) {
        await change(sha256, { damaged: true });
        return undefined;
      }
      if (row.state === 'here') await change(sha256, { usedAt: new Date(clock.now()).toISOString() });
      return content;
    },
    async keepFetched(page) {
      const scope = (await readSession(parts))?.commune.code;
      if (scope === undefined) return;
      const ready = await preparePage(parts, page, { scope, state: 'here' });
      await reopening(database, () => database.transaction('rw', pages, slices, () => commitPage(database, ready)));
    },
    wishes: () => reopening(database, readWishes),
    failure: () => reopening(database, async () => (await readMeta(database, 'pageFailure')) ?? null),
    setWishes: (wishes) =>
      reopening(database, () => database.transaction('rw', meta, () => writeMeta(database, 'pageWishes', wishes))),
    async waiting() {
      const [all, acts] = await reopening(database, async () => {
        const scope = (await readMeta(database, 'session'))?.scope ?? '';
        return [await waitingOf(scope), await actsOf(scope)] as const;
      });
      const rows = all.filter(({ damaged }) => damaged !== true);
      return { pages: rows.length, bytes: rows.reduce((sum, { bytes, sent }) => sum + bytes - sent, 0), acts };
    },
    unsent: () =>
      reopening(database, async () =>
        (await waitingOf((await readMeta(database, 'session'))?.scope ?? '')).map((row) => here(row)),
      ),

    async outlook(): Promise<PageOutlook> {
      const session = await readSession(parts);
      const scope = session?.commune.code ?? '';
      const [rows, acts, wishes] = await reopening(database, () =>
        database.transaction('r', pages, meta, outbox, async () => [
          await waitingOf(scope),
          await actsOf(scope),
          await readWishes(),
        ]),
      );
      const row = sendable(rows);
      const next =
        row === undefined || session === null
          ? null
          : { sha256: row.id, bytes: row.bytes, type: row.type, sent: row.sent, token: session.token };
      return { signedIn: session !== null, actsWaiting: acts, next, wishes };
    },
    async noteSent(sha256, sent) {
      await change(sha256, { sent });
    },
    noteFailure: (failure) =>
      reopening(database, () =>
        database.transaction('rw', meta, async () => {
          if (((await readMeta(database, 'pageFailure')) ?? null) === failure) return;
          if (failure === null) await meta.delete('pageFailure');
          else await writeMeta(database, 'pageFailure', failure);
        }),
      ),
    settle: (sha256, as) =>
      reopening(database, () =>
        database.transaction('rw', pages, slices, meta, async () => {
          const row = await pages.get(sha256);
          if (row === undefined) return;
          const session = await readMeta(database, 'session');
          if (as === 'whole' && session !== undefined && seenIn(rolesOf(session), 'dossier') !== 'all') {
            await leavePages(database, [sha256]);
            return;
          }
          const usedAt = new Date(clock.now()).toISOString();
          const settled = as === 'whole' ? ({ state: 'here', sent: row.bytes } as const) : ({ state: as } as const);
          await pages.update(sha256, { ...settled, usedAt });
        }),
      ),
    leaveBefore: (bounds) => leaveOldPages(database, bounds),
    watch(onChange) {
      const look = liveQuery(async () => [
        await pages.where('state').equals('waiting').primaryKeys(),
        await readWishes(),
        (await readMeta(database, 'session'))?.since,
        // One that is held or refused stays in the outbox and is waited for no more.
        await actsWaiting('', '\uffff').count(),
      ]);
      const subscription = look.subscribe({ next: onChange, error: () => undefined });
      return () => subscription.unsubscribe();
    },
  };
}
