import { printLocalDate } from '../domain/local-date.ts';
import { localDateOf, localTimeOf } from '../domain/vietnam-time.ts';
import type { Instant } from '../domain/words.ts';

/** With its day always: what is printed is taken away. */
export const sayMoment = (at: Instant): string => `${localTimeOf(at)} ${printLocalDate(localDateOf(at))}`;
