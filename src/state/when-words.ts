import { printLocalDate, weekday } from '../domain/local-date.ts';
import { localDateOf, localTimeOf } from '../domain/vietnam-time.ts';
import type { Instant } from '../domain/words.ts';
import type { Messages } from '../messages/vi.ts';

/** `09:12 ngày 21/11/2026`, in Viet Nam's time; the day is left out when it is today. */
export function sayWhen(instant: Instant, now: number, words: Messages): string {
  const day = localDateOf(instant);
  const time = localTimeOf(instant);
  return day === localDateOf(new Date(now).toISOString()) ? time : words.time.at(time, printLocalDate(day));
}

/** To the second: a next try may be that near. */
export function saySecond(instant: Instant): string {
  // Viet Nam is whole hours from UTC: its seconds are the instant's own.
  return `${localTimeOf(instant)}:${instant.slice(17, 19)}`;
}

export function sayDay(now: number, words: Messages): string {
  const day = localDateOf(new Date(now).toISOString());
  return `${words.time.weekdays[weekday(day)] ?? ''}, ${printLocalDate(day)}`;
}

/** How long ago, in the largest whole unit. A machine whose clock was set back says "less than a minute", never a negative age. */
export function sayAge(since: Instant, now: number, words: Messages): string {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (minutes < 1) return words.time.justNow;
  if (minutes < 60) return words.time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.time.hours(hours) : words.time.days(Math.floor(hours / 24));
}
