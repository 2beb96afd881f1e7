import * as v from 'valibot';
import { isLocalDate } from './local-date.ts';

/** Whether every browser reads the text as one and the same moment: its day exists, and its zone is written out. */
function isMoment(text: string): boolean {
  return v.ISO_TIMESTAMP_REGEX.test(text) && isLocalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** A moment that came from outside: a record that holds one nobody can read would break every screen it comes to. */
export const momentSchema = v.pipe(v.string(), v.check(isMoment, 'not a moment'));
