import type { Dossier } from '../../domain/dossier.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { ourNames } from '../../domain/exchange-sheet/columns/our-names.ts';
import type { SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import { sheetHeadings, writeRow } from '../../domain/exchange-sheet/write-row.ts';
import { provincesOf } from '../../domain/exchange-sheet/written-places.ts';
import { cellText, type SheetRow } from '../../domain/exchange-sheet/cell.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import type { Commune } from '../../protocol/sign-in.ts';
import { writeCsv } from '../../spreadsheet/csv.ts';
import { writeWorkbook } from '../../spreadsheet/write-workbook.ts';
import type { Parts } from '../../state/parts.ts';
import { authorityNameOf } from './authority-name.ts';
import { eachDossier, unwatched, type Walk } from '../../state/each-dossier.ts';
import { loadGazetteer } from './load-gazetteer.ts';

export type SheetFormat = 'xlsx' | 'csv';

/** Entries of a record kind: of one year, or of every year. */
export interface Wanted {
  readonly mapping: SheetMapping;
  readonly year: number | null;
}

export interface SheetFile {
  /** Book kind and year only: nothing personal. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

type ExportParts = Pick<Parts, 'store' | 'units' | 'nationalities'> & { readonly commune: Pick<Commune, 'name'> };

type Entered = Dossier & { readonly entry: NonNullable<Dossier['entry']> };

const isEntered = (dossier: Dossier): dossier is Entered => dossier.entry !== undefined;

function byPlaceInBook({ entry: a }: Entered, { entry: b }: Entered): number {
  return a.year - b.year || (a.volume < b.volume ? -1 : a.volume > b.volume ? 1 : a.number - b.number);
}

/** The years of each record kind of which entries are here, newest first. */
export async function yearsHere(
  store: Pick<Parts['store'], 'dossierPage' | 'counts'>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const years = new Map<string, Set<number>>();
  for await (const { entry } of eachDossier(store)) {
    if (entry !== undefined) years.set(entry.bookKind, (years.get(entry.bookKind) ?? new Set()).add(entry.year));
  }
  return new Map([...years].map(([kind, found]) => [kind, [...found].sort((a, b) => b - a)]));
}

/** The entries under the sheet's column names, in the order of the books; `null`: it was stopped, and there is no file. */
export async function exportSheet(
  { mapping, year }: Wanted,
  format: SheetFormat,
  parts: ExportParts,
  walk: Walk = unwatched,
): Promise<SheetFile | null> {
  const entries: Entered[] = [];
  for await (const dossier of eachDossier(parts.store, walk)) {
    if (!isEntered(dossier) || dossier.entry.bookKind !== mapping.bookKind) continue;
    if (year === null || dossier.entry.year === year) entries.push(dossier);
  }
  // A part of a book would look like the whole of it.
  if (walk.isStopped()) return null;
  entries.sort(byPlaceInBook);
  const rows = await rowsOf(mapping, entries, parts);
  return fileOf(`so-${mapping.bookKind}-${year ?? 'tat-ca'}`, mapping, [sheetHeadings(mapping), ...rows], format);
}

async function rowsOf(
  mapping: SheetMapping,
  dossiers: readonly Dossier[],
  parts: Omit<ExportParts, 'store'>,
): Promise<readonly (readonly string[])[]> {
  const provinces = provincesOf(dossiers.flatMap(({ fields }) => Object.values(fields)));
  const gazetteer = await loadGazetteer(parts, provinces);
  const world = { gazetteer, authorityName: authorityNameOf(parts.commune) };
  return dossiers.flatMap((dossier) => {
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    return procedure === undefined ? [] : [writeRow(mapping, procedure, dossier, world)];
  });
}

/** Dossiers of a list, entered or not, as a workbook for each kind of book among them; `left`: those of no such kind. */
export async function exportShown(
  dossiers: readonly Dossier[],
  mappings: readonly SheetMapping[],
  parts: Omit<ExportParts, 'store'>,
): Promise<{ readonly files: readonly SheetFile[]; readonly left: number }> {
  const kindOf = ({ procedure, procedureVersion: version, entry }: Dossier): string | null | undefined =>
    entry?.bookKind ?? procedureVersion(procedure, version)?.book;
  const files: SheetFile[] = [];
  let written = 0;
  for (const mapping of mappings) {
    const ofKind = dossiers.filter((dossier) => !isReport(dossier) && kindOf(dossier) === mapping.bookKind);
    if (ofKind.length === 0) continue;
    const rows = await rowsOf(mapping, ofKind, parts);
    written += rows.length;
    files.push(fileOf(`ho-so-${mapping.bookKind}`, mapping, [sheetHeadings(mapping), ...rows], 'xlsx'));
  }
  return { files, left: dossiers.length - written };
}

/** The column names and no rows: for whom a book is to be typed or turned into a sheet. */
export function emptySheet(mapping: SheetMapping): SheetFile {
  return fileOf(`mau-${mapping.bookKind}`, mapping, [sheetHeadings(mapping)], 'xlsx');
}

/** The rows that did not come in, as they came, with a column that says why. */
export function faultyRowsFile(
  mapping: SheetMapping,
  headings: SheetRow,
  rows: readonly { readonly row: SheetRow; readonly why: string }[],
  whyHeading: string,
): SheetFile {
  const width = Math.max(headings.cells.length, ...rows.map(({ row }) => row.cells.length));
  const padded = (row: SheetRow, last: string): readonly string[] => [
    ...Array.from({ length: width }, (_, index) => cellText(row.cells[index])),
    last,
  ];
  const lines = [padded(headings, whyHeading), ...rows.map(({ row, why }) => padded(row, why))];
  return fileOf(`so-${mapping.bookKind}-chua-nhap`, mapping, lines, 'xlsx');
}

/** `lines`: the headings and the rows. Above headings of ours stands that they are ours. */
function fileOf(
  name: string,
  mapping: SheetMapping,
  lines: readonly (readonly string[])[],
  format: SheetFormat,
): SheetFile {
  const above = mapping.names === 'ours' ? [[ourNames.vi]] : [];
  const all = [...above, ...lines];
  const bytes =
    format === 'csv'
      ? new TextEncoder().encode(writeCsv(all))
      : writeWorkbook(mapping.bookKind, all, { headings: above.length + 1 });
  return { name: `${name}.${format}`, bytes, rows: lines.length - 1 };
}
