import type { Book } from '../books/book.ts';
import { digitisedVersion } from '../digitised-procedure.ts';
import type { Dossier } from '../dossier.ts';
import type { FieldPath, Fields, FieldValue } from '../field.ts';
import { localDate, yearOf } from '../local-date.ts';
import type { ImportEntryArgs } from '../mutations/import-entry.ts';
import { importEntry, saysTheSame } from '../mutations/import-entry.ts';
import type { Procedure } from '../procedure.ts';
import { eventKindOf } from '../procedures/catalogue.ts';
import { procedureFields } from '../procedure-fields.ts';
import { subjectNames } from '../subject-names.ts';
import { tellingFacts } from '../telling-facts.ts';
import type { HashText } from '../words.ts';
import { oldBookId, oldEntryId } from './old-entry-ids.ts';
import { type CellFinding, finding } from './problems.ts';
import type { ReadRow } from './read-row.ts';
import type { SheetEvent, SheetEvents } from './sheet-events.ts';

/** What a sheet is judged against: everything of its record kind that this device holds. */
export interface HereAlready {
  /** Entries of old books, by id. */
  readonly entries: ReadonlyMap<string, Dossier>;
  /** Of books kept with us, by year: after which number. Those come from dossiers. */
  readonly keptAfter: ReadonlyMap<number, number>;
  /** Telling facts of dossiers of the desk. */
  readonly tells: ReadonlySet<string>;
}

/** One act to be done. */
export interface ImportCommand {
  readonly name: typeof importEntry.name;
  readonly entity: string;
  readonly args: ImportEntryArgs;
}

export interface JudgedRow {
  /** Row of the file. */
  readonly number: number;
  /** Who the entry is about, for the report. */
  readonly names: readonly string[];
  readonly verdict: 'good' | 'here' | 'faulty';
  readonly findings: readonly CellFinding[];
  /** Of a good row. */
  readonly command: ImportCommand | undefined;
}

export interface JudgeParts {
  readonly events: SheetEvents;
  readonly scope: string;
  /** Who keeps the books here, where a row does not say who did. */
  readonly authorityName: string;
  /** SHA-256 of the file. */
  readonly file: string;
  readonly hash: HashText;
  readonly here: HereAlready;
}

/** Collects rows and says of each whether it may come in. Of two rows at one place in the book neither is taken for the right one. */
export function createRowJudge(parts: JudgeParts): {
  readonly add: (row: ReadRow) => void;
  readonly rows: () => readonly JudgedRow[];
} {
  const judged: JudgedRow[] = [];
  const first = new Map<string, number>();
  return {
    rows: () => judged,
    add(row) {
      const one = judge(row, parts);
      const at = one.command === undefined ? undefined : first.get(one.command.entity);
      const before = at === undefined ? undefined : judged[at];
      if (one.command === undefined || at === undefined || before === undefined) {
        if (one.command !== undefined) first.set(one.command.entity, judged.length);
        judged.push(one);
        return;
      }
      const doubled = finding('error', null, 'doubled');
      judged.push(withFinding(one, doubled));
      if (!before.findings.some(({ code }) => code === doubled.code)) judged[at] = withFinding(before, doubled);
    },
  };
}

function withFinding(row: JudgedRow, added: CellFinding): JudgedRow {
  return { ...row, verdict: 'faulty', findings: [...row.findings, added] };
}

function judge(row: ReadRow, parts: JudgeParts): JudgedRow {
  const event = parts.events.get(row.procedure);
  if (event === undefined) throw new Error(`no event ${row.procedure} in this sheet`);
  const { today, old } = event;
  const names = subjectNames(old, row.fields);
  const findings = [...row.findings];
  const { entry } = row;
  const command = entry === undefined ? undefined : commandOf(row, entry, event, parts);
  if (entry === undefined || command === undefined) {
    return { number: row.number, names, verdict: 'faulty', findings, command: undefined };
  }
  const standing = parts.here.entries.get(command.entity);
  const same = standing !== undefined && saysTheSame(standing, command.args);
  if (standing !== undefined)
    findings.push(same ? finding('note', null, 'alreadyHere') : finding('error', null, 'differsHere'));
  const { keptAfter, tells } = parts.here;
  const isOurs = entry.authority === '' || entry.authority === parts.authorityName;
  if (isOurs && entry.number > (keptAfter.get(yearOf(entry.registeredOn)) ?? Infinity)) {
    findings.push(finding('error', null, 'numberOfOpenBook'));
  }
  const facts = tellingFacts({ procedure: today.id, procedureVersion: today.version }, asToday(today, row.fields));
  if (facts !== undefined && tells.has(facts)) findings.push(finding('warning', null, 'samePerson'));
  const isFaulty = findings.some(({ level }) => level === 'error');
  return { number: row.number, names, verdict: isFaulty ? 'faulty' : same ? 'here' : 'good', findings, command };
}

/** The same fields as a form of today would hold them: a whole date as a day. */
function asToday(today: Procedure, fields: Fields): Fields {
  const { byPath } = procedureFields(today);
  const said: Record<FieldPath, FieldValue> = {};
  for (const [path, value] of Object.entries(fields)) {
    const isDay = byPath.get(path)?.kind === 'date' && typeof value === 'object' && 'y' in value;
    said[path] = isDay && value.m !== undefined && value.d !== undefined ? localDate(value.y, value.m, value.d) : value;
  }
  return said;
}

function commandOf(
  row: ReadRow,
  entry: NonNullable<ReadRow['entry']>,
  { old }: SheetEvent,
  parts: JudgeParts,
): ImportCommand {
  const { authority, ...stands } = entry;
  const registeredBy = authority === '' ? parts.authorityName : authority;
  const facts = { scope: parts.scope, registeredBy, kind: old.book, year: yearOf(entry.registeredOn) };
  const kept = Object.keys(row.kept).length === 0 ? {} : { kept: row.kept };
  return {
    name: importEntry.name,
    entity: oldEntryId({ ...facts, volume: entry.volume, number: entry.number }, parts.hash),
    args: {
      procedure: old.id,
      fields: row.fields,
      entry: { ...stands, book: oldBookId(facts, parts.hash) },
      source: { file: parts.file, row: row.number, registeredBy, ...kept },
    },
  };
}

/** What the records and books of a device mean for a sheet of one kind. */
export function collectHere(
  events: SheetEvents,
  books: readonly Pick<Book, 'kind' | 'year' | 'startsAfter'>[],
): { readonly add: (dossier: Dossier) => void; readonly here: HereAlready } {
  const eventKinds = new Set([...events.keys()].map(eventKindOf));
  const kinds = new Set([...events.values()].map(({ old }) => old.book));
  const entries = new Map<string, Dossier>();
  const tells = new Set<string>();
  const keptAfter = new Map<number, number>();
  for (const { kind, year, startsAfter } of books) {
    if (kinds.has(kind)) keptAfter.set(year, Math.min(startsAfter, keptAfter.get(year) ?? startsAfter));
  }
  return {
    here: { entries, keptAfter, tells },
    add(dossier) {
      if (!eventKinds.has(eventKindOf(dossier.procedure))) return;
      if (dossier.source !== undefined && dossier.procedureVersion === digitisedVersion) {
        entries.set(dossier.id, dossier);
        return;
      }
      const facts = tellingFacts(dossier, dossier.fields);
      if (facts !== undefined) tells.add(facts);
    },
  };
}
