import type { Dossier } from './dossier.ts';
import { receive } from './deadline.ts';
import type { Extension, Supplement } from './steps/step-facts.ts';
import { instantAt, localDateOf } from './vietnam-time.ts';
import type { Instant, LocalDate } from './words.ts';
import {
  closingTime,
  nextWorkingDay,
  type OfficeHours,
  previousWorkingDay,
  type WorkingCalendar,
} from './working-calendar.ts';

type Clocked = Pick<Dossier, 'receivedAt' | 'dueAt'> & {
  readonly supplement?: Pick<Supplement, 'requestedAt' | 'receivedAt'>;
  readonly extension?: Pick<Extension, 'days'>;
};

/** What is promised now: the first promise, the longer limit of verification, and what the clock stood still. */
export interface CurrentDue {
  /** While the clock stands still: as it stood when it stopped. */
  readonly dueAt: Instant;
  /** As printed on the slip; kept as promised. */
  readonly promisedAt: Instant;
  /** Since when the clock stands still; `null`: it runs. */
  readonly pausedSince: Instant | null;
}

/**
 * When the dossier is due as things stand. Worked out from what happened and not kept, so that a supplement and an extension
 * from two desks meet without a word between them. With what is owed the clock stops; time already used still counts.
 */
export function dueOf(dossier: Clocked, calendar: WorkingCalendar, hours: OfficeHours): CurrentDue {
  const { receivedAt, dueAt: promisedAt, supplement, extension } = dossier;
  const longer =
    extension === undefined
      ? promisedAt
      : receive(receivedAt, { rule: 'workingDays', days: extension.days }, calendar, hours).dueAt;
  const limit = later(promisedAt, longer);
  if (supplement === undefined) return { dueAt: limit, promisedAt, pausedSince: null };
  const { requestedAt: from, receivedAt: to } = supplement;
  if (to === null) return { dueAt: limit, promisedAt, pausedSince: from };
  return { dueAt: resumed(limit, from, to, calendar, hours), promisedAt, pausedSince: null };
}

/**
 * The days that were left when the clock stopped are counted from the day it goes on, which is not counted itself (as a day
 * of receipt is not). Were none left, it is due on that day, or the next when it comes after 15:00, as when a dossier is received.
 * What was late already stays late.
 */
function resumed(due: Instant, from: Instant, to: Instant, calendar: WorkingCalendar, hours: OfficeHours): Instant {
  if (Date.parse(from) > Date.parse(due)) return due;
  const left = workingDaysAfter(localDateOf(from), localDateOf(due), calendar, hours);
  if (left === 0) return later(due, receive(to, { rule: 'sameDay' }, calendar, hours).dueAt);
  let day = localDateOf(to);
  for (let counted = 0; counted < left; counted += 1) day = nextWorkingDay(calendar, hours, day);
  return later(due, instantAt(day, closingTime(calendar, hours, day)));
}

function workingDaysAfter(day: LocalDate, until: LocalDate, calendar: WorkingCalendar, hours: OfficeHours): number {
  let counted = 0;
  for (let next = nextWorkingDay(calendar, hours, day); next <= until; next = nextWorkingDay(calendar, hours, next)) {
    counted += 1;
  }
  return counted;
}

function later(a: Instant, b: Instant): Instant {
  return Date.parse(a) < Date.parse(b) ? b : a;
}

/** From which day the people at the desk are warned: one working day before it is due. */
export function warnedFrom(dueAt: Instant, calendar: WorkingCalendar, hours: OfficeHours): LocalDate {
  return previousWorkingDay(calendar, hours, localDateOf(dueAt));
}
