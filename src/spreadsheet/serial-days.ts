import { addDays } from '../domain/local-date.ts';
import type { LocalDate } from '../domain/words.ts';

const lastDay = 2_958_465;
/** The program believes in a 29 February 1900; from the next day on its count is one more than the days gone by. */
const firstTrusted = 61;

/** The day that a count stands for; `null` outside of what the program can show, or where its count is not to be trusted. */
export function dayOfSerial(serial: number, date1904: boolean): LocalDate | null {
  const days = Math.floor(serial);
  if (days < 0 || days > lastDay) return null;
  if (date1904) return addDays('1904-01-01', days);
  return days < firstTrusted ? null : addDays('1899-12-30', days);
}
