import type { Dossier } from '../dossier.ts';
import { foldText } from '../fold-text.ts';
import type { Mutation } from '../mutation.ts';
import { noteResult, type NoteResultArgs } from '../mutations/note-result.ts';
import { localDate } from '../local-date.ts';
import { parsePersonalNumber } from '../personal-number.ts';
import type { Instant, Label, LocalDate } from '../words.ts';
import { cellText, type SheetRow } from './cell.ts';
import { readDate } from './read-date.ts';

/** What a file of results says of a dossier. */
const parts = ['code', 'number', 'volume', 'page', 'on', 'personalNumber'] as const;
type Part = (typeof parts)[number];

/** Headings by which files out of the national system, and those that people make of them, are understood. */
const headings: Readonly<Record<Part, readonly string[]>> = {
  code: ['maHoSo', 'Mã hồ sơ', 'soHoSo', 'Số hồ sơ', 'Mã hồ sơ quốc gia'],
  number: ['so', 'Số', 'soDangKy', 'Số đăng ký'],
  volume: ['quyenSo', 'Quyển số', 'Quyển'],
  page: ['trangSo', 'Trang số', 'Trang'],
  on: ['ngayDangKy', 'Ngày đăng ký'],
  personalNumber: ['nksSoDDCN', 'soDDCN', 'soDinhDanh', 'Số định danh', 'Số định danh cá nhân'],
};

export interface ResultColumns {
  /** Row of the file in which the headings stand. */
  readonly headerRow: number;
  readonly at: Readonly<Partial<Record<Part, number>>>;
}

const mostHeaderRows = 15;

/** Where the columns stand; `undefined`: no row has a code and a number. */
export function recogniseResults(rows: readonly SheetRow[]): ResultColumns | undefined {
  for (const { number, cells } of rows.slice(0, mostHeaderRows)) {
    const found = cells.map((cell) => foldText(cellText(cell)));
    const at: Partial<Record<Part, number>> = {};
    for (const part of parts) {
      const index = found.findIndex((text) => headings[part].some((heading) => foldText(heading) === text));
      if (index >= 0) at[part] = index;
    }
    if (at.code !== undefined && at.number !== undefined) return { headerRow: number, at };
  }
  return undefined;
}

/**
 * `fills`: something here is empty and gets what they say. `differs`: theirs is another than ours, and goes to _Cần xử lý_
 * beside it. `here`: nothing new. All else is not done: the dossier is in no book yet, they have said another number before,
 * no dossier here has this code, or the row cannot be read.
 */
export type ResultVerdict = 'fills' | 'differs' | 'here' | 'notEntered' | 'stands' | 'notFound' | 'faulty';

export interface ResultRow {
  /** Row of the file. */
  readonly number: number;
  readonly code: string;
  readonly dossier: Dossier | undefined;
  readonly verdict: ResultVerdict;
  /** What they say, and what is wrong with it. */
  readonly told: { readonly number: string; readonly volume: string | null; readonly page: string | null };
  readonly personalNumber: string | null;
  readonly messages: readonly Label[];
  /** Of rows that something is to be done for. */
  readonly args: NoteResultArgs | undefined;
}

interface World {
  /** By every code they may be called by. */
  readonly here: ReadonlyMap<string, Dossier>;
  /** SHA-256 of the file. */
  readonly file: string;
  readonly at: Instant;
}

/** Judges every row by the rule that will judge its act. Pure; writes nothing. */
export function judgeResults(
  rows: readonly SheetRow[],
  { headerRow, at }: ResultColumns,
  world: World,
): readonly ResultRow[] {
  const textAt = ({ cells }: SheetRow, part: Part): string => {
    const index = at[part];
    return index === undefined ? '' : cellText(cells[index]).trim();
  };
  const entries = rows.filter(
    (row) => row.number > headerRow && row.cells.some((cell) => cellText(cell).trim() !== ''),
  );
  const seen = new Map<string, number>();
  for (const row of entries) {
    const key = codeKey(textAt(row, 'code'));
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return entries.map((row): ResultRow => {
    const code = textAt(row, 'code');
    const orNull = (part: Part): string | null => (textAt(row, part) === '' ? null : textAt(row, part));
    const told = { number: textAt(row, 'number'), volume: orNull('volume'), page: orNull('page') };
    const personalNumber = digitsOf(orNull('personalNumber'));
    const dossier = world.here.get(codeKey(code));
    const judged = { number: row.number, code, dossier, told, personalNumber, messages: [], args: undefined };
    if (code === '' || told.number === '') return { ...judged, verdict: 'faulty', messages: [incomplete] };
    if ((seen.get(codeKey(code)) ?? 0) > 1) return { ...judged, verdict: 'faulty', messages: [doubled] };
    if (dossier === undefined) return { ...judged, verdict: 'notFound' };
    const on = dayOf(readDate(at.on === undefined ? undefined : row.cells[at.on]));
    const args = { at: world.at, code, ...told, on, personalNumber, file: world.file, row: row.number };
    if (!noteResultFits(args)) return { ...judged, verdict: 'faulty', messages: [incomplete] };
    return { ...judged, ...verdictOf(dossier, args) };
  });
}

/** Codes as people copy them: capitals and spaces do not count. */
export const codeKey = (code: string): string => code.replace(/\s+/gu, '').toUpperCase();

/** Spaces and dots forgiven; what is no personal number stays as written, and is told as such. */
function digitsOf(text: string | null): string | null {
  if (text === null) return null;
  const parsed = parsePersonalNumber(text);
  return parsed.status === 'ok' ? parsed.value : text;
}

/** A month or a year alone is no day: it is left out rather than made one. */
function dayOf(read: ReturnType<typeof readDate>): LocalDate | null {
  if (read.status !== 'date') return null;
  const { y, m, d } = read.date;
  return m === undefined || d === undefined ? null : localDate(y, m, d);
}

function noteResultFits({ number, volume, page, code, personalNumber }: NoteResultArgs): boolean {
  const fits = (text: string | null, most: number): boolean => text === null || text.length <= most;
  return fits(code, 100) && fits(number, 50) && fits(volume, 50) && fits(page, 50) && fits(personalNumber, 20);
}

function verdictOf(dossier: Dossier, args: NoteResultArgs): Pick<ResultRow, 'verdict' | 'messages' | 'args'> {
  const tried: Mutation = {
    ...{ mid: dossier.id, scope: dossier.scope, author: dossier.id, device: dossier.id, schema: 1 },
    ...{ name: noteResult.name, entity: dossier.id, base: null, deps: [], args: { ...args } },
    occurredAt: { device: args.at, offset: 0, monotonic: 0 },
  };
  const outcome = noteResult.apply(dossier, args, tried, args.at);
  switch (outcome.status) {
    case 'applied': {
      const problems = outcome.dossier.upstream?.problems ?? [];
      const messages = problems.map(({ message }) => message);
      return { verdict: messages.length === 0 ? 'fills' : 'differs', messages, args };
    }
    case 'merged':
      return { verdict: 'here', messages: [], args: undefined };
    case 'refused': {
      const [problem] = outcome.problems;
      const messages = outcome.problems.map(({ message }) => message);
      return { verdict: problem?.code === 'registerFirst' ? 'notEntered' : 'stands', messages, args: undefined };
    }
    case 'parked':
    case 'decides':
    case 'recordMissing':
    case 'unknownKind':
    case 'waitsFor':
      return { verdict: 'faulty', messages: [incomplete], args: undefined };
    default:
      return outcome satisfies never;
  }
}

const incomplete: Label = {
  vi: 'Hàng thiếu mã hồ sơ hoặc số đăng ký, hoặc có ô quá dài.',
  en: 'The row lacks its code or number, or a cell is too long.',
};

const doubled: Label = {
  vi: 'Mã hồ sơ này đứng ở nhiều hàng. Hãy bỏ hàng thừa.',
  en: 'This code stands in several rows. Take out those too many.',
};
