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
  /** Days of which the commune itself has stated whether they are worked: before anything else. A Saturday or Sunday is then worked as a whole. */
  readonly own?: ReadonlyMap<LocalDate, 'working' | 'off'>;
}

interface Hours {
  readonly opens: LocalTime;
  /** `null`: the desk stays open at noon. */
  readonly rest: { readonly from: LocalTime; readonly to: LocalTime } | null;
  /** When the desk closes, and so when a dossier is due on its day. */
  readonly closes: LocalTime;
  /** Saturdays on which this commune's desk is open besides the country's working days. */
  readonly saturdayShifts: 'none' | 'every' | readonly LocalDate[];
  readonly saturdayCloses: LocalTime;
}

/** When a commune's desk is open. */
export interface OfficeHours extends Hours {
  /** What the commune has stated, the newest day first: each holds on the days from `from` on. */
  readonly own?: readonly { readonly from: LocalDate; readonly hours: Hours }[];
}

/** From memory: no commune has told us other hours (docs/domain.md); each states its own. */
export const usualHours: OfficeHours = {
  opens: '07:30',
  rest: { from: '11:30', to: '13:30' },
  closes: '17:00',
  saturdayShifts: 'none',
  saturdayCloses: '11:30',
};

/** The hours that are kept on one day. */
export function hoursOn(hours: OfficeHours, date: LocalDate): Hours {
  return hours.own?.find(({ from }) => from <= date)?.hours ?? hours;
}

export type DayStatus = 'working' | 'off' | 'undecided';

// Labour code, Art. 112, and Vietnam Culture Day from 2026: the holidays that keep their date in every year.
const fixedHolidays: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02', '11-24']);

export function isKnownYear(calendar: WorkingCalendar, year: number): boolean {
  return calendar.years.some((known) => known.year === year);
}

function hasShift(hours: OfficeHours, date: LocalDate): boolean {
  const { saturdayShifts } = hoursOn(hours, date);
  if (weekday(date) !== 6 || saturdayShifts === 'none') return false;
  return saturdayShifts === 'every' || saturdayShifts.includes(date);
}

/** In a year the edition does not know, only weekends and holidays of fixed date are off: an estimate, see `DueTime`. */
export function dayStatus(calendar: WorkingCalendar, hours: OfficeHours, date: LocalDate): DayStatus {
  const own = calendar.own?.get(date);
  if (own !== undefined) return own;
  const year = calendar.years.find((known) => known.year === yearOf(date));
  if (year === undefined ? fixedHolidays.has(date.slice(5)) : year.off.includes(date)) return 'off';
  if (year?.undecided.includes(date) === true) return 'undecided';
  if (year?.workedSaturdays.includes(date) === true || hasShift(hours, date)) return 'working';
  const day = weekday(date);
  return day === 0 || day === 6 ? 'off' : 'working';
}

/** When the desk closes on that day. A Saturday worked in exchange is a whole day; a commune's own shift is not. */
export function closingTime(calendar: WorkingCalendar, hours: OfficeHours, date: LocalDate): LocalTime {
  const exchanged =
    calendar.own?.get(date) === 'working' || calendar.years.some((year) => year.workedSaturdays.includes(date));
  const { saturdayCloses, closes } = hoursOn(hours, date);
  return weekday(date) === 6 && !exchanged ? saturdayCloses : closes;
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
