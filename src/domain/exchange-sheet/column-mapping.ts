import * as v from 'valibot';
import { type BookKind, bookKinds } from '../books/book.ts';
import type { Parsed } from '../parsed.ts';
import { foldText } from '../fold-text.ts';
import { ok, wrong } from '../parsed.ts';

/** What a column of a register sheet says of the entry itself, not of the people in it. `procedure`: which of the book's events it tells of. */
export const entryParts = [
  'number',
  'volume',
  'page',
  'registeredOn',
  'kind',
  'procedure',
  'authority',
  'signer',
  'signerTitle',
  'officer',
  'remarks',
] as const;
export type EntryPart = (typeof entryParts)[number];

/** An identity paper is one value with four columns. */
export type IdPart = 'type' | 'number' | 'issuedOn' | 'issuedBy';

/** One column of a sheet and where its value goes. What kind of value it is, the field says. */
export interface SheetColumn {
  /** The ministry's name for it, or ours ({@link SheetMapping.names}). */
  readonly column: string;
  /** Other headings it goes by. */
  readonly also?: readonly string[];
  readonly to: { readonly entry: EntryPart } | { readonly field: string; readonly part?: IdPart };
  /** What the sheet writes to our code, where they differ or the value is not one of a field; the first of several is written. */
  readonly codes?: Readonly<Record<string, string>>;
  /** What says that nothing is known. */
  readonly none?: readonly string[];
  /** Written as the item's Vietnamese name (a country's, `Có` or `Không`), not as its code. */
  readonly byName?: true;
  /** Where a text goes that is no item of the list, and the item that stands for it. */
  readonly otherwise?: { readonly field: string; readonly code?: string };
}

/** Whose the names of a sheet's columns are: of registers whose columns the ministry has not published, ours (decision 0207). */
const namesOf = ['ministry', 'ours'] as const;

/** One record kind's sheets, as data. */
export interface SheetMapping {
  readonly bookKind: BookKind;
  readonly names: (typeof namesOf)[number];
  /** Id of the procedure whose fields it fills; where the book holds several events, of a row that does not say which. */
  readonly procedure: string;
  /** In the order they are written. */
  readonly columns: readonly SheetColumn[];
  /** The ministry's columns that no field holds: kept beside the entry as written, and given back. */
  readonly kept: readonly string[];
}

const heading = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
const changeSchema = v.strictObject({
  column: heading,
  /** The name that is written in place of the ministry's. */
  name: v.exactOptional(heading),
  also: v.exactOptional(v.pipe(v.array(heading), v.maxLength(20))),
  codes: v.exactOptional(v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(64)))),
  none: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(20))),
});
const changesSchema = v.strictObject({
  bookKind: v.picklist(bookKinds),
  /** `ministry`, once its names are known and this file brings them. */
  names: v.exactOptional(v.picklist(namesOf)),
  columns: v.exactOptional(v.pipe(v.array(changeSchema), v.maxLength(300))),
  kept: v.exactOptional(v.pipe(v.array(heading), v.maxLength(300))),
});

/** What a province's sheets call differently: a small file, no new build. */
export type MappingChanges = v.InferOutput<typeof changesSchema>;

/** A province's file, checked: its list of changes, at most one for each record kind. */
export function parseMappingChanges(text: string): Parsed<readonly MappingChanges[], 'notJson' | 'notMapping'> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return wrong('notJson');
  }
  const parsed = v.safeParse(v.pipe(v.array(changesSchema), v.minLength(1), v.maxLength(bookKinds.length)), read);
  return parsed.success ? ok(parsed.output) : wrong('notMapping');
}

export type ChangedMapping =
  | { readonly status: 'changed'; readonly mapping: SheetMapping }
  /** It speaks of columns that the sheet does not have. */
  | { readonly status: 'unknownColumns'; readonly columns: readonly string[] };

/** The mapping with a province's changes. */
export function withChanges(mapping: SheetMapping, changes: MappingChanges): ChangedMapping {
  const byName = new Map((changes.columns ?? []).map((change) => [change.column, change]));
  const columns = mapping.columns.map((column): SheetColumn => {
    const change = byName.get(column.column);
    if (change === undefined) return column;
    byName.delete(column.column);
    const also = [
      ...(column.also ?? []),
      ...(change.also ?? []),
      ...(change.name === undefined ? [] : [column.column]),
    ];
    return {
      ...column,
      column: change.name ?? column.column,
      ...(also.length === 0 ? {} : { also }),
      // The province's come first, so that they are what is written.
      ...(change.codes === undefined ? {} : { codes: { ...change.codes, ...column.codes, ...change.codes } }),
      ...(change.none === undefined ? {} : { none: change.none }),
    };
  });
  if (byName.size > 0) return { status: 'unknownColumns', columns: [...byName.keys()] };
  const kept = [...new Set([...mapping.kept, ...(changes.kept ?? [])])];
  return { status: 'changed', mapping: { ...mapping, names: changes.names ?? mapping.names, columns, kept } };
}

/** Our code for what a cell says: as it is written, or but for case and accents. */
export function codeFor(codes: SheetColumn['codes'], text: string): string | undefined {
  if (codes === undefined) return undefined;
  if (Object.hasOwn(codes, text)) return codes[text];
  const said = foldText(text);
  return Object.entries(codes).find(([written]) => foldText(written) === said)?.[1];
}

/** The column that says one thing of the entry. */
export function entryColumn({ columns }: SheetMapping, part: EntryPart): SheetColumn | undefined {
  return columns.find(({ to }) => 'entry' in to && to.entry === part);
}
