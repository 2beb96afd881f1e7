import type { Annotation, RegisterEntry } from '../books/register-entry.ts';
import type { DigitisedSource } from '../digitised-source.ts';
import type { Fields, FieldSpec, FieldValue } from '../field.ts';
import type { Choice } from '../words.ts';
import { idDocumentTypes } from '../id-document.ts';
import { partialFromLocalDate } from '../partial-date.ts';
import type { Procedure } from '../procedure.ts';
import { procedureFields } from '../procedure-fields.ts';
import type { EntryPart, IdPart, SheetColumn, SheetMapping } from './column-mapping.ts';
import type { Gazetteer } from './gazetteer.ts';
import { writeDate } from './read-date.ts';
import { writeAddress, writePlace } from './written-places.ts';

/** What a row is written from: a dossier of the desk, or an entry of an old book. */
export interface WritableEntry {
  readonly fields: Fields;
  /** Absent: it is in no book yet, and the columns of the entry stay empty. */
  readonly entry?: RegisterEntry;
  readonly annotations?: readonly Annotation[];
  readonly source?: DigitisedSource;
}

/** The headings of the sheet, in its order. */
export function sheetHeadings(mapping: SheetMapping): readonly string[] {
  return [...mapping.columns.map(({ column }) => column), ...mapping.kept];
}

/** One row under {@link sheetHeadings}. `authorityName`: who keeps the books of this commune, where the entry does not say. */
export function writeRow(
  mapping: SheetMapping,
  procedure: Procedure,
  written: WritableEntry,
  world: { readonly gazetteer: Gazetteer; readonly authorityName: string },
): readonly string[] {
  const { byPath, specs } = procedureFields(procedure);
  const cells = mapping.columns.map((column) => {
    const { to } = column;
    if ('entry' in to) return entryText(to.entry, column, written, procedure.id, world.authorityName);
    const value = written.fields[to.field];
    const spec = byPath.get(to.field);
    if (value === undefined || spec === undefined) return '';
    return fieldText(column, spec, value, written.fields, world.gazetteer);
  });
  // How it was settled abroad is asked by those procedures alone, under the names of the sheet.
  const asked = (column: string): string => {
    const spec = specs.find(({ nationalName }) => nationalName === column);
    const value = spec === undefined ? undefined : written.fields[spec.path];
    if (spec === undefined || value === undefined) return '';
    return fieldText({ column, to: { field: spec.path } }, spec, value, written.fields, world.gazetteer);
  };
  return [...cells, ...mapping.kept.map((name) => written.source?.kept?.[name] ?? asked(name))];
}

function entryText(
  part: EntryPart,
  column: SheetColumn,
  written: WritableEntry,
  procedure: string,
  ours: string,
): string {
  const { entry, source } = written;
  if (part === 'procedure') return nationalCode(column, procedure) ?? '';
  if (part === 'authority') return source?.registeredBy ?? ours;
  if (entry === undefined) return '';
  switch (part) {
    case 'number':
      return String(entry.number);
    case 'page':
      return entry.page === null ? '' : String(entry.page);
    case 'registeredOn':
      return writeDate(partialFromLocalDate(entry.registeredOn));
    case 'kind':
      return nationalCode(column, entry.kind) ?? '';
    case 'remarks':
      return remarksOf(entry, written.annotations);
    case 'volume':
    case 'signer':
    case 'signerTitle':
    case 'officer':
      return entry[part];
    default: {
      const unreachable: never = part;
      return unreachable;
    }
  }
}

/** The entry stands as it was made; what was noted on it since is told beside, as in the book. */
function remarksOf(entry: RegisterEntry, annotations: readonly Annotation[] = []): string {
  const notes = annotations.map(({ on, basis }) => `${writeDate(partialFromLocalDate(on))}: ${basis}`);
  return [...(entry.remarks === null ? [] : [entry.remarks]), ...notes].join('; ');
}

function nationalCode(column: SheetColumn, ours: string): string | undefined {
  return Object.entries(column.codes ?? {}).find(([, code]) => code === ours)?.[0];
}

const nameOf = (choices: readonly Choice[], code: string): string =>
  choices.find((choice) => choice.code === code)?.label.vi ?? code;

function fieldText(
  column: SheetColumn,
  spec: FieldSpec,
  value: FieldValue,
  fields: Fields,
  gazetteer: Gazetteer,
): string {
  if (typeof value === 'boolean') return yesOrNo(column, value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return plainFieldText(column, spec, value, fields, gazetteer);
  if ('y' in value) return writeDate(value);
  if ('at' in value) return writePlace(value, gazetteer);
  if ('communeCode' in value) return writeAddress(value, gazetteer);
  const part: IdPart = ('part' in column.to ? column.to.part : undefined) ?? 'number';
  if (part === 'issuedOn') return value.issuedOn === undefined ? '' : writeDate(value.issuedOn);
  if (part === 'type') return column.byName === true ? nameOf(idDocumentTypes, value.type) : value.type;
  return value[part] ?? '';
}

function yesOrNo({ byName }: SheetColumn, value: boolean): string {
  if (byName === true) return value ? 'Có' : 'Không';
  return value ? '1' : '0';
}

function plainFieldText(
  column: SheetColumn,
  spec: FieldSpec,
  value: string,
  fields: Fields,
  gazetteer: Gazetteer,
): string {
  if (spec.kind === 'date' || (spec.kind === 'partialDate' && /^\d{4}-\d{2}-\d{2}$/u.test(value))) {
    return writeDate(partialFromLocalDate(value));
  }
  if (spec.kind !== 'choice') return value;
  const { otherwise } = column;
  const beside = otherwise === undefined ? undefined : fields[otherwise.field];
  if (otherwise?.code === value && typeof beside === 'string') return beside;
  const code = nationalCode(column, value);
  if (code !== undefined || column.byName !== true) return code ?? value;
  return spec.longList === 'nationalities' ? gazetteer.countryName(value) : nameOf(spec.choices ?? [], value);
}
