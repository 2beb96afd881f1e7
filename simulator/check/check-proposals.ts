import type { Book } from '../../src/domain/books/book.ts';
import type { BookView } from '../../src/store/store.ts';
import type { Machine, Tab } from '../world/machine.ts';
import type { Scheduler } from '../world/scheduler.ts';
import type { Ledger } from './ledger.ts';
import { openBox } from './open-box.ts';

/**
 * R19: a number is proposed only where the server's own row says that the pen is here, and not suspended. The row may change
 * between the question and the answer: any of those moments may be the one that is told.
 */
export async function readBooks(
  { ledger, scheduler }: { readonly ledger: Ledger; readonly scheduler: Scheduler },
  machine: Machine,
  { store, process }: Pick<Tab, 'store' | 'process'>,
): Promise<{ readonly books: readonly BookView[]; readonly device: string }> {
  const boxes = new Map<string, Set<unknown>>();
  const note = (): void => {
    for (const { id, kind, box } of machine.disk.rows('records')) {
      if (kind !== 'book') continue;
      const of = boxes.get(String(id)) ?? new Set();
      boxes.set(String(id), of.add(box));
    }
  };
  const { device } = await store.identity();
  const stop = scheduler.observe(note, process);
  note();
  try {
    const books = await store.books();
    note();
    for (const { book, number } of books) {
      const rows = [...(boxes.get(book.id) ?? [])].map((box) => openBox(box) as { readonly state: Book } | undefined);
      // Of a row that is not there yet, or is damaged, there is nothing to say.
      const isHere = rows.some((row) => row === undefined || isHeldBy(row.state, device));
      if (number !== null && rows.length > 0 && !isHere)
        ledger.violate('pen', `${machine.name} proposes ${number}, and the pen is not with it`);
    }
    return { books, device };
  } finally {
    stop();
  }
}

function isHeldBy({ pen }: Book, device: string): boolean {
  return pen.standing === 'held' && pen.holder === device;
}
