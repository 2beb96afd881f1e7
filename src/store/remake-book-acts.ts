import { actsNamed, baseOf } from './book-views.ts';
import { bookTouchedBy, showBook, touchesBooks } from './book-acts.ts';
import { openMutation } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow } from './rows.ts';
import type { Settled } from './settle-receipts.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Which of this device's acts on books the base still does not say by itself, after an answer: those that were settled and
 * have come with their book leave the list; what a restored server judges otherwise comes back to it (R13).
 */
export async function remakeBookActs(
  parts: StoreParts,
  known: ReadonlyMap<string, readonly string[]>,
  { settled, rows }: { readonly settled: Settled; readonly rows: ReadonlyMap<string, RecordRow> },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { database, boxes } = parts;
  const answered = new Map<string, OutboxRow | AcknowledgedRow>();
  for (const row of [...settled.acknowledged, ...settled.again, ...settled.kept]) answered.set(row.id, row);
  if (known.size === 0 && !settled.kept.some(({ name }) => touchesBooks(name))) return new Map();
  const found = await reopening(database, () =>
    database.transaction('r', [database.meta, database.records, database.outbox, database.acknowledged], async () => {
      const acts = await actsNamed(database, [...known.values()].flat());
      const records = await database.records.bulkGet([...known.keys()]);
      return { acts, records: new Map(records.flatMap((row) => (row === undefined ? [] : [[row.id, row]]))) };
    }),
  );
  const mids = new Map([...known].map(([book, of]) => [book, new Set(of)]));
  for (const row of settled.kept) {
    if (!touchesBooks(row.name)) continue;
    const mutation = await openMutation(boxes, row);
    const book = mutation === undefined ? undefined : bookTouchedBy(mutation);
    if (book !== undefined) mids.set(book, (mids.get(book) ?? new Set()).add(row.id));
  }
  const acts = new Map([...found.acts, ...answered.values()].map((row) => [row.id, row]));
  const left = new Map<string, readonly string[]>();
  for (const [book, of] of mids) {
    const named = [...of].flatMap((mid) => acts.get(mid) ?? []);
    const { open } = await showBook(parts, await baseOf(parts, rows.get(book) ?? found.records.get(book)), named);
    const before = known.get(book) ?? [];
    if (open.length !== before.length || open.some((mid, at) => before[at] !== mid)) left.set(book, open);
  }
  return left;
}
