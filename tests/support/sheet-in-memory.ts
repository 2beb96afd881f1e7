import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Cell, SheetRow } from '../../src/domain/exchange-sheet/cell.ts';
import type { SheetMapping } from '../../src/domain/exchange-sheet/column-mapping.ts';
import { collectHere, createRowJudge, type JudgedRow } from '../../src/domain/exchange-sheet/judge-rows.ts';
import { sheetMappings } from '../../src/domain/exchange-sheet/mappings.ts';
import { createRowReader } from '../../src/domain/exchange-sheet/read-row.ts';
import { recogniseSheet } from '../../src/domain/exchange-sheet/recognise-sheet.ts';
import { sheetHeadings, type WritableEntry, writeRow } from '../../src/domain/exchange-sheet/write-row.ts';
import { procedureOfOldBooks, procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { act } from './acts.ts';
import { practiceGazetteer } from './made-up-old-entries.ts';

const world = { gazetteer: practiceGazetteer, authorityName: 'UBND xã Thử Nghiệm' };

const proceduresOf = (mapping: SheetMapping) => {
  const [today, old] = [procedureVersion(mapping.procedure, 1), procedureOfOldBooks(mapping.procedure)];
  if (today === undefined || old === undefined) throw new Error(`no procedure ${mapping.procedure}`);
  return { today, old };
};

/** A sheet's cells as they are written, headings first. `today`: of dossiers of the desk, not of old books. */
export function written(
  mapping: SheetMapping,
  entries: readonly WritableEntry[],
  today = false,
): readonly (readonly string[])[] {
  const procedures = proceduresOf(mapping);
  const procedure = today ? procedures.today : procedures.old;
  return [sheetHeadings(mapping), ...entries.map((entry) => writeRow(mapping, procedure, entry, world))];
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
  const sheet = recogniseSheet(rows, mappings, (mapping) => proceduresOf(mapping).old);
  if (sheet === undefined) throw new Error('not recognised');
  const procedures = proceduresOf(sheet.mapping);
  const collected = collectHere(procedures.today, books);
  for (const dossier of here) collected.add(dossier);
  const read = createRowReader(sheet, procedures.old, practiceGazetteer);
  const judge = createRowJudge({
    ...procedures,
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
