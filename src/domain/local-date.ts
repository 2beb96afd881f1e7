import { utc as utcContext } from '@date-fns/utc';
import { addDays as addDaysIn, formatISO, getDay } from 'date-fns';
import type { LocalDate } from './words.ts';

const form = /^(\d{4})-(\d{2})-(\d{2})$/u;

// Days are counted on UTC midnights: no zone of any machine can shift them.
const utc = { in: utcContext };
const dayMs = 24 * 60 * 60_000;

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** By the Gregorian calendar, for every year. `month`: 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is `YYYY-MM-DD` and that day exists. */
export function isLocalDate(text: string): boolean {
  const match = form.exec(text);
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function localDate(year: number, month: number, day: number): LocalDate {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return formatISO(addDaysIn(date, days, utc), { representation: 'date' });
}

/** The same day so many months later; the last of the month where there is no such day. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const all = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(all / 12), (all % 12) + 1];
  return localDate(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: LocalDate): number {
  return getDay(date, utc);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** `DD/MM/YYYY`, as Vietnamese papers write it. */
export function printLocalDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
