import type { BookKind } from '../../domain/books/book.ts';
import type { CommuneFigures, FigureCounts, FigureGroup } from '../../protocol/figures.ts';

/** What was chosen to look at; empty: all of it. */
export interface Chosen {
  readonly month: string;
  readonly group: FigureGroup | '';
}

/** One row of the table: a commune in what was chosen. */
export interface FigureRow {
  readonly commune: CommuneFigures;
  readonly counts: FigureCounts;
  readonly open: number;
}

export const columns = [
  ...(['commune', 'received', 'finished', 'rate', 'overdue', 'lateEntryOnly'] as const),
  ...(['open', 'openOverdue', 'waiting', 'lastExchange'] as const),
];
export type Column = (typeof columns)[number];

export interface SortedBy {
  readonly column: Column;
  readonly descending: boolean;
}

const nothing: FigureCounts = {
  ...{ received: 0, finished: 0, early: 0, onTime: 0, overdue: 0, lateEntryOnly: 0 },
  ...{ openInTime: 0, openOverdue: 0, openPaused: 0 },
};

function added(one: FigureCounts, other: FigureCounts): FigureCounts {
  return {
    received: one.received + other.received,
    finished: one.finished + other.finished,
    early: one.early + other.early,
    onTime: one.onTime + other.onTime,
    overdue: one.overdue + other.overdue,
    lateEntryOnly: one.lateEntryOnly + other.lateEntryOnly,
    openInTime: one.openInTime + other.openInTime,
    openOverdue: one.openOverdue + other.openOverdue,
    openPaused: one.openPaused + other.openPaused,
  };
}

export function sumOf(all: readonly FigureCounts[]): FigureCounts {
  return all.reduce(added, nothing);
}

export const openOf = ({ openInTime, openOverdue, openPaused }: FigureCounts): number =>
  openInTime + openOverdue + openPaused;

export function rowsOf(communes: readonly CommuneFigures[], { month, group }: Chosen): readonly FigureRow[] {
  return communes.map((commune) => {
    const lines = commune.lines.filter(
      (line) => (month === '' || line.month === month) && (group === '' || line.group === group),
    );
    const counts = sumOf(lines);
    return { commune, counts, open: openOf(counts) };
  });
}

/** Entries by register in the months chosen. */
export function entriesOf(communes: readonly CommuneFigures[], month: string): ReadonlyMap<BookKind, number> {
  const sums = new Map<BookKind, number>();
  for (const { entries } of communes) {
    for (const { book, count, month: made } of entries) {
      if (month === '' || made === month) sums.set(book, (sums.get(book) ?? 0) + count);
    }
  }
  return sums;
}

const vietnamese = new Intl.Collator('vi');

function valueOf({ commune, counts, open }: FigureRow, column: Exclude<Column, 'commune' | 'lastExchange'>): number {
  if (column === 'open') return open;
  if (column === 'waiting') return commune.machines.waiting;
  if (column !== 'rate') return counts[column];
  // Nothing finished comes before the worst.
  return counts.finished === 0 ? -1 : (counts.early + counts.onTime) / counts.finished;
}

/** Alike rows in the order of their names. */
export function sorted(rows: readonly FigureRow[], { column, descending }: SortedBy): readonly FigureRow[] {
  const sign = descending ? -1 : 1;
  const byName = (a: FigureRow, b: FigureRow): number => vietnamese.compare(a.commune.name, b.commune.name);
  const compare = (a: FigureRow, b: FigureRow): number => {
    if (column === 'commune') return byName(a, b);
    if (column === 'lastExchange') {
      const [one, other] = [a.commune.machines.lastExchange ?? '', b.commune.machines.lastExchange ?? ''];
      return one === other ? 0 : one < other ? -1 : 1;
    }
    return valueOf(a, column) - valueOf(b, column);
  };
  return [...rows].sort((a, b) => sign * compare(a, b) || byName(a, b));
}
