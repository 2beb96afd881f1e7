import { foldText } from '../fold-text.ts';
import type { Procedure } from '../procedure.ts';
import { cellText, columnLetters, type SheetRow } from './cell.ts';
import type { SheetColumn, SheetMapping } from './column-mapping.ts';

/** A column of the file that is one of the sheet's. */
export interface KnownColumn {
  readonly index: number;
  readonly heading: string;
  /** What it fills; the name of a column that is only kept. */
  readonly fills: SheetColumn | string;
}

export interface RecognisedSheet {
  readonly mapping: SheetMapping;
  /** Row of the file in which the headings stand. */
  readonly headerRow: number;
  readonly columns: readonly KnownColumn[];
  /** Columns with any heading; what stands outside of them has slipped. */
  readonly headed: ReadonlySet<number>;
  /** Headings that say nothing here, as `letters: heading`: their cells are not imported. */
  readonly unknown: readonly string[];
  /** Headings that stand twice: which of them is meant? */
  readonly doubled: readonly string[];
  /** Columns without which no row can be imported. */
  readonly missing: readonly string[];
}

const mostHeaderRows = 15;
/** Fewer known headings than this are chance. */
const fewestKnown = 3;

const keyOf = (heading: string): string => foldText(heading);

function headingKeys(mapping: SheetMapping): ReadonlyMap<string, SheetColumn | string> {
  const keys = new Map<string, SheetColumn | string>();
  for (const name of mapping.kept) keys.set(keyOf(name), name);
  for (const column of mapping.columns) {
    for (const name of [...(column.also ?? []), column.column]) keys.set(keyOf(name), column);
  }
  return keys;
}

/** Row texts with the gaps of a header of several rows filled from the rows above: merged cells hold their text once. */
function headingsAt(rows: readonly SheetRow[], at: number): readonly string[] {
  const above = rows.slice(0, at + 1).reverse();
  const width = Math.max(0, ...above.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const own = cellText(above[0]?.cells[index]);
    if (own !== '') return own;
    return above.map(({ cells }) => cellText(cells[index])).find((text) => text !== '') ?? '';
  });
}

/** Which record kind a sheet holds and which of its columns are known, in whatever order; `undefined`: none of ours. */
export function recogniseSheet(
  rows: readonly SheetRow[],
  mappings: readonly SheetMapping[],
  procedureOf: (mapping: SheetMapping) => Procedure | undefined,
): RecognisedSheet | undefined {
  let best: { readonly mapping: SheetMapping; readonly at: number; readonly count: number } | undefined;
  for (const mapping of mappings) {
    const keys = headingKeys(mapping);
    for (const [at, row] of rows.slice(0, mostHeaderRows).entries()) {
      const count = new Set(row.cells.map((cell) => keys.get(keyOf(cellText(cell)))).filter(Boolean)).size;
      if (count > (best?.count ?? fewestKnown - 1)) best = { mapping, at, count };
    }
  }
  const header = best === undefined ? undefined : rows[best.at];
  if (best === undefined || header === undefined) return undefined;
  const { mapping, at } = best;
  const keys = headingKeys(mapping);
  const columns: KnownColumn[] = [];
  const unknown: string[] = [];
  const doubled: string[] = [];
  const seen = new Set<SheetColumn | string>();
  const headings = headingsAt(rows, at);
  for (const [index, heading] of headings.entries()) {
    const fills = keys.get(keyOf(heading));
    if (fills === undefined) {
      if (heading !== '') unknown.push(`${columnLetters(index)}: ${heading.slice(0, 80)}`);
    } else if (seen.has(fills)) {
      doubled.push(heading);
    } else {
      seen.add(fills);
      columns.push({ index, heading, fills });
    }
  }
  const subjects = procedureOf(mapping)?.subjects ?? [];
  const missing = mapping.columns.filter((column) => isNeeded(column, subjects) && !seen.has(column));
  return {
    mapping,
    headerRow: header.number,
    columns,
    headed: new Set(headings.flatMap((heading, index) => (heading === '' ? [] : [index]))),
    unknown,
    doubled,
    missing: missing.map(({ column }) => column),
  };
}

function isNeeded({ to }: SheetColumn, subjects: readonly string[]): boolean {
  if ('entry' in to) return to.entry === 'number' || to.entry === 'volume' || to.entry === 'registeredOn';
  return subjects.includes(to.field);
}
