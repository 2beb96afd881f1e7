import { isPlausibleYear, type PartialDate, parsePartialDate, partialFromLocalDate } from '../partial-date.ts';
import { type LocalDate } from '../words.ts';
import { addDays, yearOf } from '../local-date.ts';
import { type Cell, cellText } from './cell.ts';
import type { SheetProblem } from './problems.ts';

export type ReadDate =
  | { readonly status: 'empty' }
  | { readonly status: 'date'; readonly date: PartialDate; readonly doubt?: SheetProblem }
  | { readonly status: 'wrong'; readonly problem: SheetProblem };

const wrong = (problem: SheetProblem): ReadDate => ({ status: 'wrong', problem });
const doubted = (date: PartialDate, doubt: SheetProblem): ReadDate => ({ status: 'date', date, doubt });

/** Day 0 of spreadsheet programs, for every day after February 1900. */
const dayZero: LocalDate = '1899-12-30';
const serials = { first: 20_000, last: 73_000 };
/** Zeros for what is unknown, as some digitised books have it: `00.00.1938`. */
const zeros = /^(?:0{1,2}[./-])(?:(0{1,2})[./-]|(\d{1,2})[./-])(\d{4})$/u;
const shortYear = /^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/u;

/** `dd.MM.yyyy`, `MM.yyyy` or `yyyy`, kept as partial as it is: a year alone never becomes its first of January. */
export function readDate(cell: Cell | undefined): ReadDate {
  if (typeof cell === 'object' && cell !== null) {
    return 'broken' in cell ? wrong('broken') : readDay(cell.serial, cell.day);
  }
  if (typeof cell === 'number') return readNumber(cell);
  const text = cellText(cell);
  return text === '' ? { status: 'empty' } : readText(text);
}

/** A day is a day; but a year typed into a cell of days shows as one of 1905. */
function readDay(serial: number, day: LocalDate | null): ReadDate {
  if (Number.isInteger(serial) && isPlausibleYear(serial)) return wrong('yearAsDate');
  if (day === null) return wrong('dateForm');
  return isPlausibleYear(yearOf(day)) ? { status: 'date', date: partialFromLocalDate(day) } : wrong('dateYear');
}

/** `1938` is a year, `12.1985` a month that was taken for a decimal number, `36526` a count of days. */
function readNumber(number: number): ReadDate {
  if (Number.isInteger(number)) {
    if (isPlausibleYear(number)) return { status: 'date', date: { y: number } };
    if (number < serials.first || number > serials.last) return wrong('dateForm');
    return doubted(partialFromLocalDate(addDays(dayZero, number)), 'dateFromNumber');
  }
  const month = readText(number.toFixed(4));
  return month.status === 'date' ? doubted(month.date, 'dateFromNumber') : wrong('dateForm');
}

function readText(text: string): ReadDate {
  if (shortYear.test(text)) return wrong('shortYear');
  const unknown = zeros.exec(text);
  if (unknown !== null) {
    const [, , month, year = ''] = unknown;
    return readText(month === undefined ? year : `${month}.${year}`);
  }
  // Four digits are asked for above, so the year in context decides nothing.
  const parsed = parsePartialDate(text, 2000);
  if (parsed.status === 'ok') return { status: 'date', date: parsed.value };
  const { problem } = parsed;
  return wrong(problem === 'dateNotReal' || problem === 'dateYear' ? problem : 'dateForm');
}

/** As digitised books write it. */
export function writeDate({ y, m, d }: PartialDate): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  if (m === undefined) return String(y);
  return d === undefined ? `${two(m)}.${y}` : `${two(d)}.${two(m)}.${y}`;
}
