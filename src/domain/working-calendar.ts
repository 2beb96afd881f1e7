import { addDays, weekday, yearOf } from './local-date.ts';
import type { LocalTime } from './vietnam-time.ts';
import type { LocalDate } from './words.ts';

interface CalendarYear {
  readonly year: number;
  /** Days off beyond Saturdays and Sundays. */
  readonly off: readonly LocalDate[];
  /** Saturdays worked in exchange for another day. */
  readonly workedSaturdays: readonly LocalDate[];
  /** Days of which nobody had yet decided, when the edition was made, whether they are worked. */
  readonly undecided: readonly LocalDate[];
}

/** A dated edition of the country's working days. A slip names the edition its return date was computed with. */
export interface WorkingCalendar {
  readonly edition: string;
  readonly years: readonly CalendarYear[];
}

/** What a commune decides for itself. */
export interface OfficeHours {
  /** When the desk closes, and so when a dossier is due on its day. */
  readonly closes: LocalTime;
  /** Saturdays on which this commune's desk is open besides the country's working days. */
  readonly saturdayShifts: 'none' | 'every' | readonly LocalDate[];
  readonly saturdayCloses: LocalTime;
}

export const usualHours: OfficeHours = { closes: '17:00', saturdayShifts: 'none', saturdayCloses: '11:30' };

export type DayStatus = 'working' | 'off' | 'undecided';

// Labour code, Art. 112, and Vietnam Culture Day from 2026: the holidays that keep their date in every year.
const fixedHolidays: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02', '11-24']);

export function isKnownYear(calendar: WorkingCalendar, year: number): boolean {
  return calendar.years.some((known) => known.year === year);
}

function hasShift(hours: OfficeHours, date: LocalDate): boolean {
  if (weekday(date) !== 6 || hours.saturdayShifts === 'none') return false;
  return hours.saturdayShifts === 'every' || hours.saturdayShifts.includes(date);
}

/** In a year the edition does not know, only weekends and holidays of fixed date are off: an estimate, see `DueTime`. */
export function dayStatus(calendar: WorkingCalendar, hours: OfficeHours, date: LocalDate): DayStatus {
  const year = calendar.years.find((known) => known.year === yearOf(date));
  if (year === undefined ? fixedHolidays.has(date.slice(5)) : year.off.includes(date)) return 'off';
  if (year?.undecided.includes(date) === true) return 'undecided';
  if (year?.workedSaturdays.includes(date) === true || hasShift(hours, date)) return 'working';
  const day = weekday(date);
  return day === 0 || day === 6 ? 'off' : 'working';
}

/** When the desk closes on that day. A Saturday worked in exchange is a whole day; a commune's own shift is not. */
export function closingTime(calendar: WorkingCalendar, hours: OfficeHours, date: LocalDate): LocalTime {
  const exchanged = calendar.years.some((year) => year.workedSaturdays.includes(date));
  return weekday(date) === 6 && !exchanged ? hours.saturdayCloses : hours.closes;
}

/** The first day after `date` that is surely worked. */
export function nextWorkingDay(calendar: WorkingCalendar, hours: OfficeHours, date: LocalDate): LocalDate {
  let day = addDays(date, 1);
  while (dayStatus(calendar, hours, day) !== 'working') day = addDays(day, 1);
  return day;
}

/** The last day before `date` that is surely worked. */
export function previousWorkingDay(calendar: WorkingCalendar, hours: OfficeHours, date: LocalDate): LocalDate {
  let day = addDays(date, -1);
  while (dayStatus(calendar, hours, day) !== 'working') day = addDays(day, -1);
  return day;
}
