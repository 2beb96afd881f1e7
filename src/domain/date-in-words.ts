import { partialFromLocalDate, type PartialDate } from './partial-date.ts';
import type { LocalDate } from './words.ts';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

const months = [
  ...['một', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'],
] as const;

function digit(value: number): string {
  const word = digits[value];
  if (word === undefined) throw new RangeError(`Not a digit: ${value}.`);
  return word;
}

/** 1–99. After ten: 1 becomes «mốt» from 21 on, 5 becomes «lăm». */
function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return digit(ones);
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`;
  if (ones === 0) return head;
  if (ones === 1 && tens > 1) return `${head} mốt`;
  return `${head} ${ones === 5 ? 'lăm' : digit(ones)}`;
}

/** 1000–9999, read whole: 2005 «hai nghìn không trăm linh năm». */
function year(value: number): string {
  const thousands = `${digit(Math.floor(value / 1000))} nghìn`;
  const hundreds = Math.floor(value / 100) % 10;
  const rest = value % 100;
  if (hundreds === 0 && rest === 0) return thousands;
  const head = `${thousands} ${digit(hundreds)} trăm`;
  if (rest === 0) return head;
  return `${head} ${rest < 10 ? `linh ${digit(rest)}` : belowHundred(rest)}`;
}

/**
 * The date as certificates spell it: «Ngày mười lăm, tháng ba, năm hai nghìn không trăm hai mươi sáu»; of a partial date only
 * what is known. Days and years read 4 as «bốn», the fourth month is «tháng tư» (docs/decisions/0023).
 */
export function partialDateInWords({ y, m, d }: PartialDate): string {
  const parts = [`năm ${year(y)}`];
  if (m !== undefined) {
    const month = months[m - 1];
    if (month === undefined) throw new RangeError(`Not a month: ${m}.`);
    parts.unshift(`tháng ${month}`);
    if (d !== undefined) parts.unshift(`ngày ${belowHundred(d)}`);
  }
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function dateInWords(date: LocalDate): string {
  return partialDateInWords(partialFromLocalDate(date));
}
