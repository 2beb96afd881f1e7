import { TZDate } from '@date-fns/tz';
import type { Instant, LocalDate } from './words.ts';

/** A time of day in Viet Nam, `HH:MM`. */
export type LocalTime = string;

const zone = 'Asia/Ho_Chi_Minh';

const two = (part: number): string => String(part).padStart(2, '0');

function local(instant: Instant): TZDate {
  return new TZDate(Date.parse(instant), zone);
}

/** The last time its clocks were set: 13 June 1975. Since then they are seven hours ahead, summer and winter. */
const settled = Date.parse('1975-06-13T00:00:00.000Z');
const aheadMs = 7 * 60 * 60_000;
const fiveDigits = Date.parse('9999-12-31T00:00:00.000Z');

/** The day it is in Viet Nam at that moment, whatever the machine's zone. */
export function localDateOf(instant: Instant): LocalDate {
  const moment = Date.parse(instant);
  if (moment >= settled && moment < fiveDigits) return new Date(moment + aheadMs).toISOString().slice(0, 10);
  const date = local(instant);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The minute it is in Viet Nam at that moment, `HH:MM`. */
export function localTimeOf(instant: Instant): LocalTime {
  const date = local(instant);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment at which Viet Nam's clocks show that day and time. */
export function instantAt(date: LocalDate, time: LocalTime): Instant {
  const [year, month, day] = date.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  const moment = new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, zone);
  return new Date(moment.getTime()).toISOString();
}
