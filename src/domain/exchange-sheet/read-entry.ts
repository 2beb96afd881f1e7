import type { EntryKind } from '../books/register-entry.ts';
import { localDate } from '../local-date.ts';
import type { LocalDate } from '../words.ts';
import { type Cell, cellText } from './cell.ts';
import { codeFor, entryColumn, type EntryPart, type SheetMapping } from './column-mapping.ts';
import { type CellFinding, finding } from './problems.ts';
import { readDate } from './read-date.ts';

/** Where an entry of an old book stands, as its row says it. */
export interface WrittenEntry {
  readonly number: number;
  /** E.g. `01/1998`. */
  readonly volume: string;
  readonly page: number | null;
  readonly registeredOn: LocalDate;
  readonly kind: EntryKind;
  /** Who registered it, as written; empty: the sheet does not say. */
  readonly authority: string;
  readonly signer: string;
  readonly signerTitle: string;
  readonly officer: string;
  readonly remarks: string | null;
}

const highestNumber = 99_999;
const highestPage = 9_999;
const longestText: Readonly<Record<'authority' | 'signer' | 'signerTitle' | 'officer' | 'remarks', number>> = {
  authority: 200,
  signer: 120,
  signerTitle: 200,
  officer: 120,
  remarks: 1_000,
};

const volumeForm = /^(\d{1,3})\s*[/-]\s*(\d{4})$/u;
const kinds: readonly string[] = [
  'timely',
  'late',
  'reRegistration',
  'foreignAnnotation',
  'unknown',
] satisfies EntryKind[];

/** How the book part of a row is looked up: a part to its column's heading and cell. */
export type CellOf = (part: EntryPart) => { readonly heading: string; readonly cell: Cell | undefined };

/** Everything the row says of the entry; what is wrong is told and the entry is then absent. */
export function readEntry(
  mapping: SheetMapping,
  cellOf: CellOf,
): { readonly entry: WrittenEntry | undefined; readonly findings: readonly CellFinding[] } {
  const findings: CellFinding[] = [];
  const wholeNumber = (part: 'number' | 'page', most: number): number | null => {
    const { heading, cell } = cellOf(part);
    const text = cellText(cell).replace(/^0+(?=\d)/u, '');
    if (text === '') {
      if (part === 'number') findings.push(finding('error', heading, 'missing'));
      return null;
    }
    const number = /^\d{1,6}$/u.test(text) ? Number(text) : 0;
    if (number >= 1 && number <= most) return number;
    findings.push(finding('error', heading, part));
    return null;
  };
  const text = (part: keyof typeof longestText): string => {
    const { heading, cell } = cellOf(part);
    const written = cellText(cell);
    if (typeof cell === 'object' && cell !== null && 'broken' in cell)
      findings.push(finding('error', heading, 'broken'));
    else if (written.length > longestText[part]) findings.push(finding('error', heading, 'longCell'));
    return written;
  };
  const number = wholeNumber('number', highestNumber);
  const volume = readVolume(cellOf, findings);
  const page = wholeNumber('page', highestPage);
  const registeredOn = readRegistered(cellOf, findings);
  const kind = readKind(mapping, cellOf, findings);
  const [authority, signer, signerTitle, officer, remarks] = [
    text('authority'),
    text('signer'),
    text('signerTitle'),
    text('officer'),
    text('remarks'),
  ];
  if (number === null || volume === undefined || registeredOn === undefined || kind === undefined) {
    return { entry: undefined, findings };
  }
  const rest = { authority, signer, signerTitle, officer, remarks: remarks === '' ? null : remarks };
  return { entry: { number, volume, page, registeredOn, kind, ...rest }, findings };
}

/** `01/1998`, which a spreadsheet program likes to take for January 1998. */
function readVolume(cellOf: CellOf, findings: CellFinding[]): string | undefined {
  const { heading, cell } = cellOf('volume');
  if (typeof cell === 'object' && cell !== null && 'day' in cell && cell.day?.endsWith('-01') === true) {
    findings.push(finding('warning', heading, 'volumeFromDate'));
    return `${cell.day.slice(5, 7)}/${cell.day.slice(0, 4)}`;
  }
  const text = cellText(cell);
  const match = volumeForm.exec(text);
  if (match !== null) return `${(match[1] ?? '').padStart(2, '0')}/${match[2] ?? ''}`;
  findings.push(finding('error', heading, text === '' ? 'missing' : 'volume'));
  return undefined;
}

function readRegistered(cellOf: CellOf, findings: CellFinding[]): LocalDate | undefined {
  const { heading, cell } = cellOf('registeredOn');
  const read = readDate(cell);
  if (read.status !== 'date') {
    findings.push(finding('error', heading, read.status === 'empty' ? 'missing' : read.problem));
    return undefined;
  }
  const { y, m, d } = read.date;
  if (m === undefined || d === undefined) {
    findings.push(finding('error', heading, 'wholeDate'));
    return undefined;
  }
  if (read.doubt !== undefined) findings.push(finding('warning', heading, read.doubt));
  return localDate(y, m, d);
}

function readKind(mapping: SheetMapping, cellOf: CellOf, findings: CellFinding[]): EntryKind | undefined {
  const { heading, cell } = cellOf('kind');
  const text = cellText(cell);
  const kind = text === '' ? 'unknown' : codeFor(entryColumn(mapping, 'kind')?.codes, text);
  if (kind !== undefined && kinds.includes(kind)) return kind as EntryKind;
  findings.push(finding('error', heading, 'entryKind'));
  return undefined;
}
