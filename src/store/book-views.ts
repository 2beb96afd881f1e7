import { type Book, type NumberStanding, standingOfNumber } from '../domain/books/book.ts';
import { proposedNumber } from '../domain/books/take-number.ts';
import { type BookBase, readBookActs, showBook } from './book-acts.ts';
import { isUnderWay, readLoad } from './load-state.ts';
import { readMeta, readScope, type ScopeState, type Sending } from './meta.ts';
import { entryOf, exchangeOf, sentNow } from './outbox-entries.ts';
import { openBookRecord } from './row-content.ts';
import { type AcknowledgedRow, behindDossiers, everyOrder, type OutboxRow, type RecordRow } from './rows.ts';
import type { BookView, Store } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

interface FoundBook {
  readonly id: string;
  readonly record: RecordRow | undefined;
  readonly acts: readonly (OutboxRow | AcknowledgedRow)[];
}

interface Found {
  readonly books: readonly FoundBook[];
  readonly device: string | undefined;
  readonly doubtedAt: string | undefined;
  readonly scope: ScopeState | undefined;
  readonly loads: boolean;
  readonly sending: Sending | undefined;
}

/** The commune's register books, the latest year first, then in the order of kinds. */
export async function readBooks(parts: StoreParts): ReturnType<Store['books']> {
  return show(parts, await find(parts, undefined));
}

export async function readBook(parts: StoreParts, id: string): Promise<BookView | null> {
  return (await show(parts, await find(parts, id)))[0] ?? null;
}

async function find({ database }: StoreParts, only: string | undefined): Promise<Found> {
  const tables = [database.meta, database.records, database.outbox, database.acknowledged];
  return reopening(database, () =>
    database.transaction('r', tables, async (): Promise<Found> => {
      const session = await readMeta(database, 'session');
      const scope = session?.scope ?? '';
      const ofScope = database.records.where('[scope+order]').between([scope, behindDossiers], [scope, everyOrder.to]);
      // Beside each other: in a browser a question deeper than two calls, asked alone, can lose its transaction (decision 0166).
      const [rows, made, identity, doubtedAt, state, load, sending] = await Promise.all([
        session === undefined ? [] : ofScope.toArray(),
        readBookActs(database),
        readMeta(database, 'identity'),
        readMeta(database, 'penDoubtedAt'),
        readScope(database, scope),
        readLoad(database, scope),
        readMeta(database, 'sending'),
      ]);
      const byId = new Map(rows.filter(({ kind }) => kind === 'book').map((row) => [row.id, row]));
      const ids = [...new Set([...byId.keys(), ...made.keys()])].filter((id) => only === undefined || id === only);
      const acts = await Promise.all(ids.map((id) => actsNamed(database, made.get(id) ?? [])));
      const books = ids.map((id, index) => ({
        id,
        record: byId.get(id),
        acts: (acts[index] ?? []).filter((row) => row.scope === scope),
      }));
      return { books, device: identity?.device, doubtedAt, scope: state, loads: isUnderWay(load), sending };
    }),
  );
}

/** Only inside a transaction. */
export async function actsNamed(
  { outbox, acknowledged }: StoreParts['database'],
  mids: readonly string[],
): Promise<readonly (OutboxRow | AcknowledgedRow)[]> {
  const rows = [...(await outbox.bulkGet([...mids])), ...(await acknowledged.bulkGet([...mids]))];
  return rows.filter((row) => row !== undefined);
}

async function show(parts: StoreParts, found: Found): Promise<readonly BookView[]> {
  const isSent = sentNow(found.sending, parts.clock);
  const shown = found.books.map(async ({ record, acts }): Promise<BookView[]> => {
    const base = await baseOf(parts, record);
    const { book } = await showBook(parts, base, acts);
    if (book === undefined) return [];
    const own = acts.filter((row): row is OutboxRow => 'state' in row);
    const waiting = await Promise.all(own.map((row) => entryOf(parts, row, { isSent, beside: [] })));
    const pen = penPlace(base.book, book, found);
    const number = pen === 'here' && found.device !== undefined ? proposedNumber(book, found.device) : null;
    return [{ book, pen, number, exchange: exchangeOf(waiting), waiting }];
  });
  const all = (await Promise.all(shown)).flat();
  return all.sort(({ book: a }, { book: b }) => b.year - a.year || (a.id < b.id ? -1 : 1));
}

export async function baseOf(parts: StoreParts, record: RecordRow | undefined): Promise<BookBase> {
  if (record === undefined) return { book: undefined, rev: 0 };
  const book = await openBookRecord(parts.boxes, record);
  if (book === undefined) parts.noteDamage('records', record.id);
  return { book, rev: record.seq };
}

/**
 * R19: the pen is here only when the server's own row says so, of the server's present epoch, and nothing has put it in
 * doubt since: a copied profile, a fork or a restore that was noticed, a base that is being walked anew.
 */
function penPlace(base: Book | undefined, shown: Book, { device, doubtedAt, scope, loads }: Found): BookView['pen'] {
  if (shown.pen.standing === 'suspended' || base?.pen.standing === 'suspended') return 'suspended';
  if (shown.pen.holder === null) return 'server';
  if (shown.pen.holder !== device) return 'elsewhere';
  // Lent to this device by an act that the server has not taken in: not here yet.
  if (base?.pen.holder !== device || base.pen.fence.n !== shown.pen.fence.n) return 'server';
  const doubted = doubtedAt !== undefined && base.pen.since <= doubtedAt;
  const unsure = loads || scope?.lost === true || scope?.rewalking === true || scope?.cursor?.epoch !== base.pen.server;
  return doubted || unsure ? 'suspended' : 'here';
}

/** Whether this device may put a number into the book that nobody has yet; anything else about a number is not its to say. */
export function mayTakeNow(view: Pick<BookView, 'book' | 'pen'>, number: number): boolean {
  const standing: NumberStanding = standingOfNumber(view.book, number);
  return standing !== 'free' || view.book.numberAuthority === 'ministry' || view.pen === 'here';
}
