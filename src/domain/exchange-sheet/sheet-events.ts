import type { BookedProcedure, Procedure } from '../procedure.ts';
import { procedureOfOldBooks, procedureVersion } from '../procedures/catalogue.ts';
import { type Cell, cellText } from './cell.ts';
import { codeFor, entryColumn, type SheetMapping } from './column-mapping.ts';
import { type CellFinding, finding } from './problems.ts';

/** An event that rows of a sheet may tell of. */
export interface SheetEvent {
  /** How today's desk registers it. */
  readonly today: Procedure;
  /** How entries of old books are kept. */
  readonly old: BookedProcedure;
}

/** By the procedure's id. */
export type SheetEvents = ReadonlyMap<string, SheetEvent>;

/**
 * The events of a sheet: the mapping's own procedure, and those its column of events names. Whatever a province's file
 * says, only procedures that write into this book are among them. `undefined`: not even the first is known here.
 */
export function eventsOf(mapping: SheetMapping): SheetEvents | undefined {
  const events = new Map<string, SheetEvent>();
  for (const id of [mapping.procedure, ...Object.values(entryColumn(mapping, 'procedure')?.codes ?? {})]) {
    const [today, old] = [procedureVersion(id, 1), procedureOfOldBooks(id)];
    if (today !== undefined && old?.book === mapping.bookKind) events.set(id, { today, old });
  }
  return events.has(mapping.procedure) ? events : undefined;
}

/** Which event a row tells of; a row that does not say tells of the usual one of its book. */
export function readEvent(
  mapping: SheetMapping,
  events: SheetEvents,
  { heading, cell }: { readonly heading: string; readonly cell: Cell | undefined },
): { readonly procedure: string; readonly wrong?: CellFinding } {
  const text = cellText(cell);
  if (text === '') return { procedure: mapping.procedure };
  const id = codeFor(entryColumn(mapping, 'procedure')?.codes, text);
  if (id !== undefined && events.has(id)) return { procedure: id };
  return { procedure: mapping.procedure, wrong: finding('error', heading, 'eventUnknown') };
}
