import type { FigureReach } from '../../domain/access/figure-rights.ts';
import { addedCounts, type DossierCounts, finishedOf, openOf } from '../../domain/figures/dossier-counts.ts';
import type { CommuneFigures, FigureGroup } from '../../protocol/figures.ts';
import { figureGroups } from '../../protocol/figures.ts';

/** One row of the table of communes. */
export interface CommuneRow {
  readonly commune: CommuneFigures;
  readonly counts: DossierCounts;
}

export const columns = [
  ...(['commune', 'carriedOver', 'received', 'finished', 'rate', 'overdue', 'lateEntryOnly'] as const),
  ...(['open', 'openOverdue', 'waiting', 'lastExchange'] as const),
];
export type Column = (typeof columns)[number];

export interface SortedBy {
  readonly column: Column;
  readonly descending: boolean;
}

export function rowsOf(communes: readonly CommuneFigures[]): readonly CommuneRow[] {
  return communes.map((commune) => ({ commune, counts: addedCounts(commune.groups.map(({ counts }) => counts)) }));
}

/**
 * The one that is looked at by itself: opened, or the only one that is hers to see; `undefined`: all of a province. Figures of
 * one commune must not be headed as a province's.
 */
export function lookedAtAlone(
  communes: readonly CommuneFigures[],
  { reach, open }: { readonly reach: FigureReach | null; readonly open: string | null },
): CommuneFigures | undefined {
  return reach === 'province' ? communes.find(({ code }) => code === open) : communes[0];
}

/** Of several communes together, by kind of work. */
export function groupsOf(
  communes: readonly CommuneFigures[],
): readonly { readonly group: FigureGroup; readonly counts: DossierCounts }[] {
  return figureGroups.flatMap((group) => {
    const counts = communes.flatMap(({ groups }) =>
      groups.filter((one) => one.group === group).map((one) => one.counts),
    );
    return counts.length === 0 ? [] : [{ group, counts: addedCounts(counts) }];
  });
}

const vietnamese = new Intl.Collator('vi');

function valueOf({ commune, counts }: CommuneRow, column: Exclude<Column, 'commune' | 'lastExchange'>): number {
  switch (column) {
    case 'open':
      return openOf(counts);
    case 'finished':
      return finishedOf(counts);
    case 'waiting':
      return commune.machines.waiting;
    case 'rate':
      // Nothing finished comes before the worst.
      return finishedOf(counts) === 0 ? -1 : (counts.early + counts.onTime) / finishedOf(counts);
    case 'carriedOver':
    case 'received':
    case 'overdue':
    case 'openOverdue':
    case 'lateEntryOnly':
      return counts[column];
  }
}

/** Alike rows in the order of their names. */
export function sorted(rows: readonly CommuneRow[], { column, descending }: SortedBy): readonly CommuneRow[] {
  const sign = descending ? -1 : 1;
  const byName = (a: CommuneRow, b: CommuneRow): number => vietnamese.compare(a.commune.name, b.commune.name);
  const compare = (a: CommuneRow, b: CommuneRow): number => {
    if (column === 'commune') return byName(a, b);
    if (column === 'lastExchange') {
      const [one, other] = [a.commune.machines.lastExchange ?? '', b.commune.machines.lastExchange ?? ''];
      return one === other ? 0 : one < other ? -1 : 1;
    }
    return valueOf(a, column) - valueOf(b, column);
  };
  return [...rows].sort((a, b) => sign * compare(a, b) || byName(a, b));
}
