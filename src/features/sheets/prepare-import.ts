import { cellText, type SheetRow } from '../../domain/exchange-sheet/cell.ts';
import type { SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import { collectHere, createRowJudge, type JudgedRow } from '../../domain/exchange-sheet/judge-rows.ts';
import { createRowReader, isBlankRow } from '../../domain/exchange-sheet/read-row.ts';
import { recogniseSheet, type RecognisedSheet } from '../../domain/exchange-sheet/recognise-sheet.ts';
import { eventsOf } from '../../domain/exchange-sheet/sheet-events.ts';
import { procedureOfOldBooks } from '../../domain/procedures/catalogue.ts';
import type { HashText } from '../../domain/words.ts';
import type { Parts } from '../../state/parts.ts';
import type { SheetFileProblem } from '../../spreadsheet/limits.ts';
import { readSheetFile } from '../../spreadsheet/read-sheet-file.ts';
import type { Commune } from '../../protocol/sign-in.ts';
import { authorityNameOf } from './authority-name.ts';
import { eachDossier } from '../../state/each-dossier.ts';
import { loadGazetteer } from './load-gazetteer.ts';

export type PreparedImport =
  | { readonly status: 'unfit'; readonly problem: SheetFileProblem }
  | { readonly status: 'notRecognised'; readonly headings: readonly string[] }
  | {
      readonly status: 'prepared';
      readonly sheet: RecognisedSheet;
      /** Nothing of it can come in while a needed column is missing or one stands twice. */
      readonly rows: readonly JudgedRow[];
      /** The file's rows from the headings on, to hand faulty ones back as they came. */
      readonly headings: SheetRow;
      readonly source: ReadonlyMap<number, SheetRow>;
    };

export interface PrepareParts extends Pick<Parts, 'store' | 'units' | 'nationalities'> {
  readonly hash: HashText;
  readonly commune: Pick<Commune, 'code' | 'name' | 'provinceCode'>;
  readonly mappings: readonly SheetMapping[];
  /** Lets the screen breathe, and says how far it is: rows judged, of how many. */
  readonly pause: (done: number, of: number) => Promise<void>;
}

const rowsBetweenPauses = 200;

/** The dry run: reads a file, says what it is, and judges every row against the file and this device. Writes nothing. */
export async function prepareImport(bytes: Uint8Array, parts: PrepareParts): Promise<PreparedImport> {
  const file = readSheetFile(bytes);
  if (file.status === 'unfit') return file;
  const { rows } = file.sheet;
  const sheet = recogniseSheet(rows, parts.mappings, (mapping) => procedureOfOldBooks(mapping.procedure));
  const events = sheet === undefined ? undefined : eventsOf(sheet.mapping);
  const headings = rows.find(({ number }) => number === sheet?.headerRow);
  if (sheet === undefined || events === undefined || headings === undefined) {
    return {
      status: 'notRecognised',
      headings: (rows[0]?.cells ?? []).map(cellText).filter((text) => text !== ''),
    };
  }
  const entries = rows.filter((row) => row.number > sheet.headerRow && !isBlankRow(row));
  const source = new Map(entries.map((row) => [row.number, row]));
  if (sheet.missing.length > 0 || sheet.doubled.length > 0)
    return { status: 'prepared', sheet, rows: [], headings, source };

  const books = await parts.store.books();
  const collected = collectHere(
    events,
    books.map(({ book }) => book),
  );
  const gazetteer = await loadGazetteer(parts, [parts.commune.provinceCode]);
  for await (const dossier of eachDossier(parts.store)) collected.add(dossier);
  const read = createRowReader(sheet, events, gazetteer);
  const judge = createRowJudge({
    events,
    scope: parts.commune.code,
    authorityName: authorityNameOf(parts.commune),
    file: parts.hash(bytes),
    hash: parts.hash,
    here: collected.here,
  });
  for (const [index, row] of entries.entries()) {
    if (index % rowsBetweenPauses === 0) await parts.pause(index, entries.length);
    judge.add(read(row));
  }
  return { status: 'prepared', sheet, rows: judge.rows(), headings, source };
}
