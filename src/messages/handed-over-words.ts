import type { Locale } from './catalogue.ts';
import { handedOver as en } from './en/handed-over.ts';
import { handedOver as vi } from './vi/handed-over.ts';

export type HandedOverWords = typeof vi;

const both: Readonly<Record<Locale, HandedOverWords>> = { vi, en };

/** Words about what is handed over to the national systems, which the first screen does without. */
export function handedOverWordsOf(locale: Locale): HandedOverWords {
  return both[locale];
}
