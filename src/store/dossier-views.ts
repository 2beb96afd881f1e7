import type { EntityTable } from 'dexie';
import type { Dossier } from '../domain/dossier.ts';
import { seesDossier } from '../domain/access/seen.ts';
import { readMeta, rolesOf, type Sending, type SignedIn } from './meta.ts';
import { openKept, receiptsOf } from './kept-receipts.ts';
import { entryOf, exchangeOf, sentNow } from './outbox-entries.ts';
import { openRecord, openView } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow, ViewRow } from './rows.ts';
import type { DossierPage } from './dossier-page.ts';
import type { DossierView, Store } from './store.ts';
import { someAtATime } from './some-at-a-time.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

interface Found {
  readonly id: string;
  readonly order: string;
  readonly record: RecordRow | undefined;
  readonly view: ViewRow | undefined;
}

interface FoundPage {
  /** What the base holds for a colleague is not shown to her who may see less (R18). */
  readonly session: SignedIn | undefined;
  readonly found: readonly Found[];
  readonly acts: readonly OutboxRow[];
  readonly acknowledged: readonly AcknowledgedRow[];
  readonly sending: Sending | undefined;
}

const latest = '\uffff';
/** Of a walk: enough for the browser's threads that open them, few enough for a key in between. */
const openedAtOnce = 16;

/**
 * A page of a walk, newest first. Of each dossier nothing is read besides itself: neither its acts nor their receipts, of which a
 * device keeps those of many weeks.
 */
export async function readDossierPage(
  parts: StoreParts,
  page: Parameters<Store['dossierPage']>[0],
): Promise<DossierPage> {
  const { database } = parts;
  const tables = [database.meta, database.records, database.views];
  const { session, found } = await reopening(database, () =>
    database.transaction('r', tables, () => readFound(parts, page)),
  );
  const shown = await someAtATime(found, openedAtOnce, (one) => dossierShown(parts, one));
  // The place of the last row, whether it can be shown or not, and whether it is there still when the next page is read.
  const last = found.at(-1);
  return {
    dossiers: shown.flatMap((dossier) => (dossier !== undefined && isSeen(session, dossier) ? [dossier] : [])),
    damaged: shown.filter((dossier) => dossier === undefined).length,
    next: last === undefined || found.length < page.limit ? null : last.order,
  };
}

/** The newest, newest first. All rows are read in one transaction and opened after it, as sealed boxes will have to be. */
export async function readDossiers(parts: StoreParts, page: { limit: number }): Promise<readonly DossierView[]> {
  const { database } = parts;
  const tables = [database.meta, database.records, database.views, database.outbox, database.acknowledged];
  const read = await reopening(database, () =>
    database.transaction('r', tables, async () => {
      const { session, found } = await readFound(parts, page);
      return { session, found, ...(await actsOf(parts, found)) };
    }),
  );
  return showPage(parts, read);
}

/** The rows of a page. Only inside a transaction. */
async function readFound(
  { database }: StoreParts,
  { limit, from = latest }: Parameters<Store['dossierPage']>[0],
): Promise<Pick<FoundPage, 'session' | 'found'>> {
  const session = await readMeta(database, 'session');
  if (session === undefined) return { session, found: [] };
  const records = await newestRows(database.records, session.scope, { limit, from });
  const views = await newestRows(database.views, session.scope, { limit, from });
  return { session, found: newestOf(records, views, limit) };
}

/**
 * So many rows before a place in the order. An older browser hands rows out backwards only one at a time, each in a task of the page's
 * thread: the place where the page ends is looked for first, and what lies between read at once.
 */
async function newestRows<Row extends RecordRow | ViewRow>(
  table: EntityTable<Row, 'id'>,
  scope: string,
  { limit, from }: { readonly limit: number; readonly from: string },
): Promise<readonly Row[]> {
  const before = (lowest: string) => table.where('[scope+order]').between([scope, lowest], [scope, from], true, false);
  const [end] = await before('')
    .reverse()
    .offset(limit - 1)
    .limit(1)
    .keys();
  return before(end === undefined ? '' : (end as unknown as readonly [string, string])[1]).toArray();
}

const isSeen = (session: SignedIn | undefined, dossier: Dossier): boolean =>
  session !== undefined && seesDossier({ account: session.account, roles: rolesOf(session) }, dossier);

export async function readDossier(parts: StoreParts, id: string): Promise<DossierView | null> {
  return (await readDossiersOf(parts, [id]))[0] ?? null;
}

/** These records as far as they are here, in the order asked for. */
export async function readDossiersOf(parts: StoreParts, ids: readonly string[]): Promise<readonly DossierView[]> {
  const { database } = parts;
  const tables = [database.meta, database.records, database.views, database.outbox, database.acknowledged];
  const read = await reopening(database, () =>
    database.transaction('r', tables, async () => {
      const session = await readMeta(database, 'session');
      const records = await database.records.bulkGet([...ids]);
      const views = await database.views.bulkGet([...ids]);
      const found = ids.flatMap((id, at): readonly Found[] => {
        const [record, view] = [records[at], views[at]];
        const row = view ?? record;
        return row?.kind !== 'dossier' || row.scope !== session?.scope ? [] : [{ id, order: row.order, record, view }];
      });
      return { session, found, ...(await actsOf(parts, found)) };
    }),
  );
  return showPage(parts, read);
}

/** How many dossiers the signed-in person's commune has here. Only inside a transaction. */
export async function countDossiers({ database }: StoreParts, scope: string): Promise<number> {
  const ofScope = [
    [scope, ''],
    [scope, latest],
  ] as const;
  const views = await database.views
    .where('[scope+order]')
    .between(...ofScope)
    .primaryKeys();
  const based = (await database.records.bulkGet(views)).filter((row) => row !== undefined).length;
  return (
    (await database.records
      .where('[scope+order]')
      .between(...ofScope)
      .count()) +
    views.length -
    based
  );
}

// A view stands in for its record; an order never changes, so both lists can be cut at the same place.
function newestOf(records: readonly RecordRow[], views: readonly ViewRow[], limit: number): Found[] {
  const byId = new Map<string, Found>();
  for (const row of records) byId.set(row.id, { id: row.id, order: row.order, record: row, view: undefined });
  for (const row of views)
    byId.set(row.id, { id: row.id, order: row.order, record: byId.get(row.id)?.record, view: row });
  return [...byId.values()].sort((a, b) => (a.order < b.order ? 1 : -1)).slice(0, limit);
}

async function actsOf(
  { database }: StoreParts,
  found: readonly Found[],
): Promise<Omit<FoundPage, 'found' | 'session'>> {
  const ids = found.map((one) => one.id);
  const acts = await database.outbox.where('entity').anyOf(ids).sortBy('turn');
  const acknowledged = await database.acknowledged.where('entity').anyOf(ids).sortBy('turn');
  // A list of which nothing waits is not opened anew whenever an exchange begins and ends.
  if (acts.length === 0) return { acts, acknowledged, sending: undefined };
  return { acts, acknowledged, sending: await readMeta(database, 'sending') };
}

async function showPage(parts: StoreParts, { session, found, ...page }: FoundPage): Promise<readonly DossierView[]> {
  const isSent = sentNow(page.sending, parts.clock);
  const shown = found.map(async (one): Promise<DossierView | undefined> => {
    const dossier = await dossierShown(parts, one);
    if (dossier === undefined || !isSeen(session, dossier)) return undefined;
    const acts = page.acts.filter((row) => row.entity === one.id);
    const answered = [...page.acknowledged.filter((row) => row.entity === one.id), ...acts];
    const receipts = await Promise.all(
      answered.sort((a, b) => a.turn - b.turn).map((row) => openKept(parts.boxes, row)),
    );
    const waiting = await Promise.all(acts.map((row) => entryOf(parts, row, { isSent, beside: page.acknowledged })));
    return {
      dossier,
      exchange: one.view?.atHub === true ? 'relayed' : exchangeOf(waiting),
      receipts: receipts.flatMap((kept) => (kept === null ? [] : receiptsOf(kept))),
      waiting,
    };
  });
  return (await Promise.all(shown)).filter((view) => view !== undefined);
}

export async function dossierShown(
  { boxes, noteDamage }: StoreParts,
  one: Pick<Found, 'record' | 'view'>,
): Promise<Dossier | undefined> {
  const { record, view } = one;
  if (view !== undefined) {
    const dossier = await openView(boxes, view);
    if (dossier !== undefined) return dossier;
    noteDamage('views', view.id);
  }
  if (record === undefined) return undefined;
  const dossier = await openRecord(boxes, record);
  if (dossier === undefined) noteDamage('records', record.id);
  return dossier;
}
