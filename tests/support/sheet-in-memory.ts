import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Cell, SheetRow } from '../../src/domain/exchange-sheet/cell.ts';
import type { SheetMapping } from '../../src/domain/exchange-sheet/column-mapping.ts';
import { collectHere, createRowJudge, type JudgedRow } from '../../src/domain/exchange-sheet/judge-rows.ts';
import { sheetMappings } from '../../src/domain/exchange-sheet/mappings.ts';
import { createRowReader } from '../../src/domain/exchange-sheet/read-row.ts';
import { recogniseSheet } from '../../src/domain/exchange-sheet/recognise-sheet.ts';
import { eventsOf, type SheetEvents } from '../../src/domain/exchange-sheet/sheet-events.ts';
import { sheetHeadings, type WritableEntry, writeRow } from '../../src/domain/exchange-sheet/write-row.ts';
import { procedureOfOldBooks } from '../../src/domain/procedures/catalogue.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { act } from './acts.ts';
import { practiceGazetteer } from './made-up-old-entries.ts';

const world = { gazetteer: practiceGazetteer, authorityName: 'UBND xã Thử Nghiệm' };

const knownEvents = (mapping: SheetMapping): SheetEvents => {
  const events = eventsOf(mapping);
  if (events === undefined) throw new Error(`no procedure ${mapping.procedure}`);
  return events;
};

/** An entry that says which of its book's events it is; else it is the sheet's own. */
type OfEvent = WritableEntry & { readonly procedure?: string };

/** A sheet's cells as they are written, headings first. `today`: of dossiers of the desk, not of old books. */
export function written(
  mapping: SheetMapping,
  entries: readonly OfEvent[],
  today = false,
): readonly (readonly string[])[] {
  const events = knownEvents(mapping);
  const rows = entries.map((entry) => {
    const event = events.get(entry.procedure ?? mapping.procedure);
    if (event === undefined) throw new Error(`no event ${entry.procedure} in this book`);
    return writeRow(mapping, today ? event.today : event.old, entry, world);
  });
  return [sheetHeadings(mapping), ...rows];
}

export function asRows(lines: readonly (readonly Cell[])[]): readonly SheetRow[] {
  return lines.map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => (cell === '' ? null : cell)) }));
}

/** The dry run over rows that were read from a file. */
export function judged(
  rows: readonly SheetRow[],
  here: readonly Dossier[] = [],
  mappings = sheetMappings,
  books: Parameters<typeof collectHere>[1] = [],
): readonly JudgedRow[] {
  const sheet = recogniseSheet(rows, mappings, ({ procedure }) => procedureOfOldBooks(procedure));
  if (sheet === undefined) throw new Error('not recognised');
  const events = knownEvents(sheet.mapping);
  const collected = collectHere(events, books);
  for (const dossier of here) collected.add(dossier);
  const read = createRowReader(sheet, events, practiceGazetteer);
  const judge = createRowJudge({
    events,
    scope: '99999',
    authorityName: world.authorityName,
    file: 'f'.repeat(64),
    hash: hashText,
    here: collected.here,
  });
  for (const row of rows.filter(({ number }) => number > sheet.headerRow)) judge.add(read(row));
  return judge.rows();
}

/** What becomes of a good row; throws of another. */
export function taken(row: JudgedRow): Dossier {
  if (row.command === undefined || row.verdict !== 'good')
    throw new Error(`row ${row.number}: ${JSON.stringify(row.findings)}`);
  const { name, entity, args } = row.command;
  const outcome = applyMutation(undefined, act(name, { ...args }, { entity }), null);
  if (outcome.status !== 'applied') throw new Error(`row ${row.number}: ${JSON.stringify(outcome)}`);
  return outcome.dossier;
}
