import type { Locale } from './catalogue.ts';
import { figures as enFigures } from './en/figures.ts';
import { people as enPeople } from './en/people.ts';
import { figures as viFigures } from './vi/figures.ts';
import { people as viPeople } from './vi/people.ts';

/** Words about people and their access, and about figures: of screens that are loaded when somebody opens them. */
const vi = { people: viPeople, figures: viFigures };
export type PeopleWords = typeof vi;

const both: Readonly<Record<Locale, PeopleWords>> = { vi, en: { people: enPeople, figures: enFigures } };

export function peopleWordsOf(locale: Locale): PeopleWords {
  return both[locale];
}
