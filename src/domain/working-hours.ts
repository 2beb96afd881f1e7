import { addDays } from './local-date.ts';
import { instantAt, localDateOf, type LocalTime } from './vietnam-time.ts';
import type { Instant, LocalDate } from './words.ts';
import { closingTime, dayStatus, hoursOn, type OfficeHours, type WorkingCalendar } from './working-calendar.ts';

interface Open {
  readonly from: number;
  readonly to: number;
}

/** The spans of one day in which the desk is open, in ms. */
function openOn(day: LocalDate, calendar: WorkingCalendar, hours: OfficeHours): readonly Open[] {
  if (dayStatus(calendar, hours, day) !== 'working') return [];
  const at = (time: LocalTime): number => Date.parse(instantAt(day, time));
  const closes = at(closingTime(calendar, hours, day));
  const { opens, rest } = hoursOn(hours, day);
  const spans =
    rest === null
      ? [{ from: at(opens), to: closes }]
      : [
          { from: at(opens), to: Math.min(at(rest.from), closes) },
          { from: at(rest.to), to: closes },
        ];
  return spans.filter(({ from, to }) => from < to);
}

/** The moment at which so many hours of an open desk have passed. */
export function afterWorkingHours(
  received: Instant,
  count: number,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): Instant {
  const began = Date.parse(received);
  let left = count * 3_600_000;
  for (let day = localDateOf(received); ; day = addDays(day, 1)) {
    for (const { from, to } of openOn(day, calendar, hours)) {
      const start = Math.max(from, began);
      if (start + left <= to) return new Date(start + left).toISOString();
      left -= Math.max(0, to - start);
    }
  }
}
