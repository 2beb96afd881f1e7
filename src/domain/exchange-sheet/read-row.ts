import type { FieldPath, Fields, FieldSpec, FieldValue, Finding } from '../field.ts';
import { parseFieldValue } from '../field-value.ts';
import { procedureFields } from '../procedure-fields.ts';
import type { LocalDate } from '../words.ts';
import { cellText, columnLetters, type SheetRow } from './cell.ts';
import type { EntryPart, IdPart } from './column-mapping.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type CellFinding, finding } from './problems.ts';
import { readEntry, type WrittenEntry } from './read-entry.ts';
import { readField } from './read-field.ts';
import type { KnownColumn, RecognisedSheet } from './recognise-sheet.ts';
import { readEvent, type SheetEvents } from './sheet-events.ts';

/** A row of a register sheet as it would be kept, and everything odd about it. */
export interface ReadRow {
  readonly number: number;
  /** Id of the procedure whose event it tells of. */
  readonly procedure: string;
  /** Absent when the row does not say where it stands. */
  readonly entry: WrittenEntry | undefined;
  readonly fields: Fields;
  /** The ministry's columns no field holds, as written. */
  readonly kept: Readonly<Record<string, string>>;
  readonly findings: readonly CellFinding[];
}

const longestKept = 500;
/** Before every unit of today. */
const longAgo: LocalDate = '1850-01-01';

const nothingAsked = { byPath: new Map<FieldPath, FieldSpec>(), subjects: [] as readonly FieldPath[] };

const atCell = (column: string, { code, message }: Finding): CellFinding => ({ column, level: 'error', code, message });

export function isBlankRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cellText(cell) === '');
}

/** Reads rows of one recognised sheet. */
export function createRowReader(
  sheet: RecognisedSheet,
  events: SheetEvents,
  gazetteer: Gazetteer,
): (row: SheetRow) => ReadRow {
  const entryColumns = new Map<string, KnownColumn>();
  const headings = new Map<FieldPath, string>();
  for (const known of sheet.columns) {
    if (typeof known.fills === 'string') continue;
    const { to } = known.fills;
    if ('entry' in to) entryColumns.set(to.entry, known);
    else if (to.part === undefined || to.part === 'number' || !headings.has(to.field)) {
      headings.set(to.field, known.heading);
    }
  }
  const named = new Map(
    sheet.mapping.columns.flatMap(({ column, to }) => ('entry' in to ? [[to.entry, column] as const] : [])),
  );
  const asked = new Map(
    [...events].map(([id, { old }]) => {
      const { byPath, specs } = procedureFields(old);
      return [id, { byPath, subjects: specs.filter(({ required }) => required === 'always').map(({ path }) => path) }];
    }),
  );

  return (row) => {
    const cellOf = (part: EntryPart) => {
      const known = entryColumns.get(part);
      return {
        heading: known?.heading ?? named.get(part) ?? part,
        cell: known === undefined ? undefined : row.cells[known.index],
      };
    };
    const event = readEvent(sheet.mapping, events, cellOf('procedure'));
    const { byPath, subjects } = asked.get(event.procedure) ?? nothingAsked;
    const read = readEntry(sheet.mapping, cellOf);
    const findings = [...(event.wrong === undefined ? [] : [event.wrong]), ...read.findings];
    const fields: Record<FieldPath, FieldValue> = {};
    const beside: {
      readonly field: FieldPath;
      readonly code: string | undefined;
      readonly text: string;
      readonly heading: string;
      readonly of: FieldPath;
    }[] = [];
    const papers = new Map<FieldPath, Map<IdPart, FieldValue>>();
    const kept: Record<string, string> = {};
    const context = { on: read.entry?.registeredOn ?? longAgo, gazetteer };
    for (const { index, heading, fills } of sheet.columns) {
      const cell = row.cells[index];
      if (typeof fills === 'string') {
        const text = cellText(cell);
        if (text.length > longestKept) findings.push(finding('error', heading, 'longCell'));
        else if (text !== '') kept[fills] = text;
        continue;
      }
      if ('entry' in fills.to) continue;
      const { field, part } = fills.to;
      const spec = byPath.get(field);
      if (spec === undefined) {
        // Of an event nobody knows nothing is said but that.
        if (cellText(cell) !== '' && event.wrong === undefined) findings.push(finding('error', heading, 'otherEvent'));
        continue;
      }
      const value = readField(fills, spec, cell, context);
      switch (value.status) {
        case 'empty':
          break;
        case 'wrong':
          findings.push(finding('error', heading, value.problem));
          break;
        case 'finding':
          findings.push(atCell(heading, value.finding));
          break;
        case 'beside':
          beside.push({
            field: fills.otherwise?.field ?? field,
            code: fills.otherwise?.code,
            text: value.text,
            heading,
            of: field,
          });
          break;
        case 'value':
          if (value.doubt !== undefined) findings.push(finding('warning', heading, value.doubt));
          if (part === undefined) fields[field] = value.value;
          else papers.set(field, (papers.get(field) ?? new Map<IdPart, FieldValue>()).set(part, value.value));
          break;
        default: {
          const unreachable: never = value;
          return unreachable;
        }
      }
    }
    for (const { field, code, text, heading, of } of beside) {
      const standing = fields[field];
      const spec = byPath.get(field);
      const parsed = spec === undefined ? undefined : parseFieldValue(spec, text);
      if (parsed?.status === 'finding') findings.push(atCell(heading, parsed.finding));
      else if (standing !== undefined && standing !== text) findings.push(finding('error', heading, 'bothWritten'));
      else {
        fields[field] = text;
        if (code !== undefined) fields[of] = code;
        else findings.push(finding('warning', heading, 'besideTheList'));
      }
    }
    for (const [field, parts] of papers) {
      const spec = byPath.get(field);
      const heading = headings.get(field) ?? field;
      if (spec === undefined) continue;
      if (!parts.has('number')) {
        findings.push(finding('error', heading, 'idNumberMissing'));
        continue;
      }
      if (!parts.has('type')) findings.push(finding('warning', heading, 'idTypeMissing'));
      const parsed = parseFieldValue(spec, { type: '8', ...Object.fromEntries(parts) });
      if (parsed.status === 'value') fields[field] = parsed.value;
      else findings.push(atCell(heading, parsed.finding));
    }
    for (const path of subjects) {
      const heading = headings.get(path) ?? path;
      const told = findings.some(({ column }) => column === heading);
      if (fields[path] === undefined && !told) findings.push(finding('error', heading, 'missing'));
    }
    for (const [index, cell] of row.cells.entries()) {
      if (!sheet.headed.has(index) && cellText(cell) !== '') {
        findings.push(finding('warning', columnLetters(index), 'outsideColumns'));
      }
    }
    return { number: row.number, procedure: event.procedure, entry: read.entry, fields, kept, findings };
  };
}
