import { ok, type Parsed, wrong } from './parsed.ts';
import type { PartialDate } from './partial-date.ts';

export type PersonalNumberProblem = 'empty' | 'pinForm';

/** Twelve digits, spaces and dots forgiven. No check digit exists; province codes are not judged (old ones stay valid). */
export function parsePersonalNumber(text: string): Parsed<string, PersonalNumberProblem> {
  const digits = text.replace(/[\s.\-\u200b-\u200f\ufeff]/gu, '');
  if (digits === '') return wrong('empty');
  return /^[0-9]{12}$/u.test(digits) ? ok(digits) : wrong('pinForm');
}

export interface PersonalNumberFacts {
  /** Of the place where the birth was registered, under the codes of that time; not of the residence. */
  readonly placeCode: string;
  readonly sex: '1' | '2';
  readonly birthYear: number;
}

/** What the number says: `PPP` place · `G` century and sex (0/1 the 1900s male/female, 2/3 the 2000s, …) · `YY` · six digits. */
export function readPersonalNumber(pin: string): PersonalNumberFacts {
  const centuryAndSex = Number(pin[3]);
  return {
    placeCode: pin.slice(0, 3),
    sex: centuryAndSex % 2 === 0 ? '1' : '2',
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(pin.slice(4, 6)),
  };
}

export type PersonalNumberDoubt = 'pinSex' | 'pinYear';

/** Where number and person disagree. Doubts, never errors: old data has such faults. */
export function doubtsAboutPersonalNumber(
  pin: string,
  person: { readonly sex?: string | undefined; readonly birthDate?: PartialDate | undefined },
): readonly PersonalNumberDoubt[] {
  const facts = readPersonalNumber(pin);
  const doubts: PersonalNumberDoubt[] = [];
  if ((person.sex === '1' || person.sex === '2') && person.sex !== facts.sex) doubts.push('pinSex');
  if (person.birthDate !== undefined && person.birthDate.y !== facts.birthYear) doubts.push('pinYear');
  return doubts;
}
