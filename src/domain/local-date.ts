import type { LocalDate } from './words.ts';

const form = /^(\d{4})-(\d{2})-(\d{2})$/u;
const millisecondsPerDay = 86_400_000;

// Days are counted on UTC midnights: no zone of any machine can shift them.
function toUtc(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

function fromUtc(milliseconds: number): LocalDate {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
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
  return fromUtc(toUtc(date) + days * millisecondsPerDay);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / millisecondsPerDay);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: LocalDate): number {
  return new Date(toUtc(date)).getUTCDay();
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** `DD/MM/YYYY`, as Vietnamese papers write it. */
export function printLocalDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
