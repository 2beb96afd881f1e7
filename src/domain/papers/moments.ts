import { isLocalDate, printLocalDate } from '../local-date.ts';
import { localDateOf, localTimeOf } from '../vietnam-time.ts';
import type { Instant, LocalDate } from '../words.ts';

/** `ngày 21 tháng 11 năm 2026`; days and months below ten, and January and February, with a nought (NĐ 30/2020). */
export function dayInText(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : String(Number(month))} năm ${year}`;
}

export function dayOnPaper(instant: Instant): string {
  return dayInText(localDateOf(instant));
}

/** `09 giờ 12 phút, ngày 21 tháng 11 năm 2026`. */
export function momentOnPaper(instant: Instant): string {
  const [hour = '', minute = ''] = localTimeOf(instant).split(':');
  return `${hour} giờ ${minute} phút, ${dayOnPaper(instant)}`;
}

/** `09:12 21/11/2026`, for the narrow columns of tables. */
export function momentInTable(instant: Instant): string {
  return `${localTimeOf(instant)} ${printLocalDate(localDateOf(instant))}`;
}

/** A day as somebody answered it, printed as papers do; what is no day stays as it was typed. */
export function dayAnswered(answer: string | undefined): string {
  if (answer === undefined) return '';
  return isLocalDate(answer) ? dayInText(answer) : answer;
}
