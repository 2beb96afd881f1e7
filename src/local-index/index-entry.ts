import type { BusinessState, Dossier } from '../domain/dossier.ts';
import type { FieldPath, Fields, FieldSpec } from '../domain/field.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { Address } from '../domain/address.ts';
import { mayBeGrouped } from '../domain/desk-groups.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import { procedureFields } from '../domain/procedure-fields.ts';
import { procedureVersion } from '../domain/procedures/catalogue.ts';
import { addressAt, idDocumentAt, partialDateAt, placeAt, textAt } from '../domain/read-field.ts';
import { type DateKey, dateKeyOf } from './date-key.ts';

/** One person a dossier names. `role` is the first part of her fields' paths. */
export interface IndexedPerson {
  readonly role: string;
  /** As typed; folded when it is looked at. */
  readonly name: string;
  readonly born?: DateKey;
  readonly sex?: string;
  readonly pin?: string;
}

/**
 * What the index keeps of a dossier: enough to find it and to tell whether another is of the same event. Derived, never
 * the truth; holds personal data, so it lies on the disk only in a sealed box. Optional parts are absent while empty.
 */
export interface IndexEntry {
  readonly id: string;
  readonly procedure: string;
  readonly receivedAt: string;
  readonly business: BusinessState;
  /** Roles of the persons the dossier is about. */
  readonly subjects: readonly string[];
  /** Roles of others by whom its event is told, e.g. the mother of a child. */
  readonly tellers: readonly string[];
  readonly people: readonly IndexedPerson[];
  /** Dates of the event itself. */
  readonly events: readonly DateKey[];
  /** Hamlets and houses, as typed. */
  readonly places: readonly string[];
  /** Its own codes. */
  readonly codes: readonly string[];
  /** Numbers of its people's and its event's papers, and telephone numbers, as typed. */
  readonly numbers: readonly string[];
  /** Numbers of the papers that prove the event. */
  readonly papers: readonly string[];
  /** Number and year in the register book, and which book that is. */
  readonly entry?: { readonly number: number; readonly year: number; readonly book: string };
  /** The dossier it was withdrawn for, as a second one of the same event; or that a report was joined to. */
  readonly doubleOf?: string;
  /** Dossiers that somebody has found to be of other events. */
  readonly apart?: readonly string[];
  /** Who took it in. */
  readonly author?: string;
  /** It may be in one of the groups that the desk sorts its work by. */
  readonly open?: true;
}

export type Indexable = Pick<Dossier, 'id' | 'procedure' | 'procedureVersion' | 'receivedAt' | 'business' | 'fields'> &
  Partial<Pick<Dossier, 'codes' | 'entry' | 'doubleOf' | 'events' | 'report'>>;

const roleOf = (path: FieldPath): string => path.split('.', 1)[0] ?? path;

/** The entry of a dossier, by its procedure's data alone; one of an unknown procedure is found by its codes. */
export function indexEntryOf(dossier: Indexable): IndexEntry {
  const { id, receivedAt, business, fields, codes, entry, doubleOf, report } = dossier;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const specs = procedure === undefined ? [] : procedureFields(procedure).specs;
  const apart = dossier.events?.flatMap(({ apartFrom }) => apartFrom ?? []) ?? [];
  // By the code of the report that it was, a dossier is still found.
  const reported = report?.received === undefined ? [] : [report.code];
  const own =
    codes === undefined ? [] : [...reported, codes.provisional, ...(codes.official === null ? [] : [codes.official])];
  const joined = report?.ended?.kind === 'joined' ? report.ended.other : undefined;
  const other = doubleOf?.other ?? joined;
  return {
    id,
    procedure: dossier.procedure,
    receivedAt,
    business,
    subjects: procedure?.subjects.map(roleOf) ?? [],
    tellers: tellersOf(procedure),
    people: specs.filter(({ kind }) => kind === 'name').flatMap((spec) => personAt(fields, spec)),
    events: eventsOf(procedure, fields),
    places: [...new Set(specs.flatMap((spec) => detailAt(fields, spec)))],
    codes: own,
    numbers: specs.flatMap((spec) => numberAt(fields, spec)),
    papers: specs.filter(isPaperNumber).flatMap(({ path }) => textAt(fields, path) ?? []),
    ...(entry === undefined ? {} : { entry: { number: entry.number, year: entry.year, book: entry.book } }),
    ...(other === undefined ? {} : { doubleOf: other }),
    ...(apart.length === 0 ? {} : { apart }),
  };
}

/** The same of a whole record, with what the list is narrowed by. */
export function entryOfRecord(dossier: Dossier): IndexEntry {
  const author = dossier.events[0]?.author;
  return {
    ...indexEntryOf(dossier),
    ...(author === undefined ? {} : { author }),
    ...(mayBeGrouped(dossier) ? { open: true } : {}),
  };
}

function tellersOf(procedure: Procedure | undefined): readonly string[] {
  if (procedure === undefined) return [];
  const subjects = new Set(procedure.subjects.map(roleOf));
  const { byPath } = procedureFields(procedure);
  return procedure.tellingFacts
    .filter((path) => byPath.get(path)?.kind === 'name' && !subjects.has(roleOf(path)))
    .map(roleOf);
}

function eventsOf(procedure: Procedure | undefined, fields: Fields): readonly DateKey[] {
  return (procedure?.tellingFacts ?? []).flatMap((path) => dateAt(fields, path) ?? []);
}

function personAt(fields: Fields, { path }: FieldSpec): readonly IndexedPerson[] {
  const name = textAt(fields, path);
  if (name === undefined || name === '') return [];
  const role = path.endsWith('.fullName') ? roleOf(path) : path;
  const born = dateAt(fields, `${role}.birthDate`);
  const sex = textAt(fields, `${role}.sex`);
  const pin = textAt(fields, `${role}.pin`);
  return [
    {
      role,
      name,
      ...(born === undefined ? {} : { born }),
      ...(sex === undefined ? {} : { sex }),
      ...(pin === undefined ? {} : { pin }),
    },
  ];
}

function dateAt(fields: Fields, path: FieldPath): DateKey | undefined {
  const partial = partialDateAt(fields, path);
  if (partial !== undefined) return dateKeyOf(partial);
  const whole = textAt(fields, path);
  // A whole date is kept as `yyyy-mm-dd`, which says its century.
  const parsed = whole === undefined ? undefined : parsePartialDate(whole, 2_000);
  return parsed?.status === 'ok' ? dateKeyOf(parsed.value) : undefined;
}

function detailAt(fields: Fields, { path, kind, sensitive }: FieldSpec): readonly string[] {
  if (sensitive === true) return [];
  const address: Address | undefined =
    kind === 'address' ? addressAt(fields, path) : kind === 'place' ? addressOfPlace(fields, path) : undefined;
  return address === undefined || address.detail === '' ? [] : [address.detail];
}

function addressOfPlace(fields: Fields, path: FieldPath): Address | undefined {
  const place = placeAt(fields, path);
  return place?.at === 'address' ? place.address : undefined;
}

function numberAt(fields: Fields, spec: FieldSpec): readonly string[] {
  if (spec.sensitive === true) return [];
  const number =
    spec.kind === 'idDocument'
      ? idDocumentAt(fields, spec.path)?.number
      : spec.kind === 'phone' || isPaperNumber(spec)
        ? textAt(fields, spec.path)
        : undefined;
  return number === undefined ? [] : [number];
}

function isPaperNumber({ path, kind }: FieldSpec): boolean {
  return kind === 'text' && /\.(?:code|number)$/u.test(path);
}
