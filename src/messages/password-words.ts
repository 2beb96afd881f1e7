import type { Locale } from './catalogue.ts';
import { password as en } from './en/password.ts';
import { password as vi } from './vi/password.ts';

export type PasswordWords = typeof vi;

const both: Readonly<Record<Locale, PasswordWords>> = { vi, en };

/** Words about a password of one's own, which the first screen does without. */
export function passwordWordsOf(locale: Locale): PasswordWords {
  return both[locale];
}
