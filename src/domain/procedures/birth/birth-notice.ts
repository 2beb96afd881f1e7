import { ok, type Parsed, wrong } from '../../parsed.ts';
import { plainText } from '../../plain-text.ts';
import type { LocalDate } from '../../words.ts';

/** From this day health facilities issue notices with the national 18-character code (TT 22/2025/TT-BYT). */
export const birthNoticeCodeFrom: LocalDate = '2025-10-01';

export interface BirthNoticeCode {
  readonly facilityCode: string;
  readonly number: string;
  /** Two digits of the year of issue. */
  readonly year: string;
}

const form = /^([0-9A-Z]{5})\.GCS\.([0-9]{5})\.([0-9]{2})$/u;

/** The twelve digits of a code stand for all of it: `990010001226` is 99001.GCS.00012.26. Anything else is as typed. */
export function writeOutBirthNoticeCode(typed: string): string {
  return typed.trim().replace(/^(\d{5})(\d{5})(\d{2})$/u, '$1.GCS.$2.$3');
}

/** `XXXXX.GCS.ZZZZZ.YY`: facility, serial number, year. */
export function parseBirthNoticeCode(text: string): Parsed<BirthNoticeCode, 'birthNoticeForm'> {
  const match = form.exec(plainText(text).toUpperCase());
  if (match === null) return wrong('birthNoticeForm');
  const [, facilityCode = '', number = '', year = ''] = match;
  return ok({ facilityCode, number, year });
}
