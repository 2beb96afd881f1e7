import { idDocumentTypes } from '../id-document.ts';
import type { FieldSpec, FieldValue, Finding } from '../field.ts';
import { parseFieldValue } from '../field-value.ts';
import { foldText } from '../fold-text.ts';
import type { Choice, LocalDate } from '../words.ts';
import { type Cell, cellText } from './cell.ts';
import { codeFor, type SheetColumn } from './column-mapping.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { SheetProblem } from './problems.ts';
import { readDate } from './read-date.ts';
import { readAddress, readPlace } from './written-places.ts';

export interface ReadContext {
  /** The day of the entry: which units there were. */
  readonly on: LocalDate;
  readonly gazetteer: Gazetteer;
}

export type ReadValue =
  | { readonly status: 'empty' }
  | { readonly status: 'value'; readonly value: FieldValue; readonly doubt?: SheetProblem }
  /** No item of the list: the text itself, for the field beside it. */
  | { readonly status: 'beside'; readonly text: string }
  | { readonly status: 'wrong'; readonly problem: SheetProblem }
  | { readonly status: 'finding'; readonly finding: Finding };

const wrong = (problem: SheetProblem): ReadValue => ({ status: 'wrong', problem });
const empty: ReadValue = { status: 'empty' };

/** What one cell says for one field; for a column of an identity paper, its part as text. */
export function readField(
  column: SheetColumn,
  spec: FieldSpec,
  cell: Cell | undefined,
  context: ReadContext,
): ReadValue {
  if (typeof cell === 'object' && cell !== null && 'broken' in cell) return wrong('broken');
  const text = cellText(cell);
  if (text === '' || column.none?.includes(text) === true) return empty;
  const part = 'part' in column.to ? column.to.part : undefined;
  if (part === 'issuedOn') return dateOf(cell);
  if (part === 'type') return choiceOf(idDocumentTypes, column, text);
  if (part !== undefined) return { status: 'value', value: text };
  switch (spec.kind) {
    case 'date':
    case 'partialDate':
      return dateOf(cell);
    case 'choice':
      return spec.longList === 'nationalities'
        ? nationalityOf(column, text, context)
        : choiceOf(spec.choices ?? [], column, text);
    case 'address':
      return text.length > 300
        ? wrong('longCell')
        : { status: 'value', value: readAddress(text, context.on, context.gazetteer) };
    case 'place':
      return text.length > 300
        ? wrong('longCell')
        : { status: 'value', value: readPlace(text, context.on, context.gazetteer) };
    case 'integer':
      return checked(spec, /^\d{1,9}$/u.test(text) ? Number(text) : text);
    case 'time':
      return timeOf(spec, cell, text);
    case 'pin':
      return typeof cell === 'number' && text.length < 12 ? wrong('digitsLost') : checked(spec, text);
    case 'phone':
      return typeof cell === 'number' && !text.startsWith('84') ? wrong('digitsLost') : checked(spec, text);
    case 'yesNo':
      return yesNoOf(text);
    case 'name':
    case 'text':
    case 'email':
    case 'idDocument':
      return checked(spec, text);
    default: {
      const unreachable: never = spec.kind;
      return unreachable;
    }
  }
}

function checked(spec: FieldSpec, raw: unknown, doubt?: SheetProblem): ReadValue {
  const parsed = parseFieldValue(spec, raw);
  return parsed.status === 'finding' || doubt === undefined ? parsed : { ...parsed, doubt };
}

function dateOf(cell: Cell | undefined): ReadValue {
  const read = readDate(cell);
  if (read.status !== 'date') return read;
  return { status: 'value', value: read.date, ...(read.doubt === undefined ? {} : { doubt: read.doubt }) };
}

function yesNoOf(text: string): ReadValue {
  const said = foldText(text);
  if (['1', 'x', 'co', 'yes', 'true'].includes(said)) return { status: 'value', value: true };
  return ['0', 'khong', 'no', 'false'].includes(said) ? { status: 'value', value: false } : wrong('choiceUnknown');
}

/** A time of day that the program keeps as a part of a day. */
function timeOf(spec: FieldSpec, cell: Cell | undefined, text: string): ReadValue {
  const part =
    typeof cell === 'number' ? cell : typeof cell === 'object' && cell !== null && 'serial' in cell ? cell.serial : 1;
  if (part < 0 || part >= 1) return checked(spec, text);
  const minutes = Math.round(part * 24 * 60);
  return checked(spec, `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`, 'timeFromNumber');
}

const keys = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

/** Codes and names of a list, folded; a list is data that never changes. */
function keysOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const known = keys.get(choices);
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  for (const { code, label } of choices) {
    for (const key of [foldText(label.en), foldText(label.vi), code]) made.set(key, code);
  }
  keys.set(choices, made);
  return made;
}

function choiceOf(choices: readonly Choice[], column: SheetColumn, text: string): ReadValue {
  const known = keysOf(choices);
  const code = codeFor(column.codes, text) ?? known.get(text) ?? known.get(foldText(text));
  if (code !== undefined) return { status: 'value', value: code };
  return column.otherwise === undefined ? wrong('choiceUnknown') : { status: 'beside', text };
}

function nationalityOf(column: SheetColumn, text: string, { gazetteer }: ReadContext): ReadValue {
  const code = codeFor(column.codes, text) ?? gazetteer.country(text)?.code;
  return code === undefined ? wrong('choiceUnknown') : { status: 'value', value: code };
}
