import { addDays, yearOf } from './local-date.ts';
import type { TimeLimit } from './procedure.ts';
import { instantAt, localDateOf, type LocalTime, localTimeOf } from './vietnam-time.ts';
import type { Instant, LocalDate } from './words.ts';
import { afterWorkingHours } from './working-hours.ts';
import {
  closingTime,
  dayStatus,
  isKnownYear,
  nextWorkingDay,
  type OfficeHours,
  type WorkingCalendar,
} from './working-calendar.ts';

/** Luật Hộ tịch 60/2014 Art. 5(3): received after 15:00 and not finishable the same day → the next working day. */
const sameDayUntil: LocalTime = '15:00';

/** When a result is promised, and how sure the calendar is of it. */
export interface DueTime {
  readonly dueAt: Instant;
  readonly dueOn: LocalDate;
  readonly edition: string;
  /**
   * `known`: every day counted is settled. `undecided`: it passes days nobody had decided on yet, which were taken as days
   * off. `unknownYear`: it passes a year the edition does not know, of which only weekends and fixed holidays were left out.
   */
  readonly certainty: 'known' | 'undecided' | 'unknownYear';
}

/**
 * When a dossier received at a moment is due. The day of receipt is not counted (BLDS 91/2015 Art. 147); 15:00:00 is still
 * in time for the same day, unless the desk had closed by then.
 */
export function receive(received: Instant, limit: TimeLimit, calendar: WorkingCalendar, hours: OfficeHours): DueTime {
  const day = localDateOf(received);
  if (limit.rule === 'workingHours') {
    const dueAt = afterWorkingHours(received, limit.hours, calendar, hours);
    const dueOn = localDateOf(dueAt);
    return { dueAt, dueOn, edition: calendar.edition, certainty: certaintyBetween(calendar, hours, day, dueOn) };
  }
  const dueOn = dueDay(received, day, limit, calendar, hours);
  const closes = closingTime(calendar, hours, dueOn);
  const time = localTimeOf(received);
  return {
    dueAt: instantAt(dueOn, limit.rule === 'duration' && time < closes ? time : closes),
    dueOn,
    edition: calendar.edition,
    certainty: certaintyBetween(calendar, hours, day, dueOn),
  };
}

function dueDay(
  received: Instant,
  day: LocalDate,
  limit: Exclude<TimeLimit, { rule: 'workingHours' }>,
  calendar: WorkingCalendar,
  hours: OfficeHours,
): LocalDate {
  switch (limit.rule) {
    case 'sameDay': {
      const closes = closingTime(calendar, hours, day);
      const last = instantAt(day, closes < sameDayUntil ? closes : sameDayUntil);
      const open = dayStatus(calendar, hours, day) === 'working' && Date.parse(received) <= Date.parse(last);
      return open ? day : nextWorkingDay(calendar, hours, day);
    }
    case 'workingDays': {
      let dueOn = day;
      for (let counted = 0; counted < limit.days; counted += 1) dueOn = nextWorkingDay(calendar, hours, dueOn);
      return dueOn;
    }
    case 'duration':
      // A day off hands nothing out: the hours are taken to rest on it (docs/decisions/0136).
      return nextWorkingDay(calendar, hours, day);
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

function certaintyBetween(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  from: LocalDate,
  to: LocalDate,
): DueTime['certainty'] {
  if (!isKnownYear(calendar, yearOf(from)) || !isKnownYear(calendar, yearOf(to))) return 'unknownYear';
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (dayStatus(calendar, hours, day) === 'undecided') return 'undecided';
  }
  return 'known';
}
