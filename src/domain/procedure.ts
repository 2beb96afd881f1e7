import type { RegistrationKind } from './dossier.ts';
import type { Check, FieldGroup, FieldPath, Fields } from './field.ts';
import type { Label, LocalDate } from './words.ts';

export type TimeLimit =
  /** Luật Hộ tịch 60/2014 Art. 5(3): the same working day; received after 15:00, the next one. */
  { readonly rule: 'sameDay' } | { readonly rule: 'workingDays'; readonly days: number };

export interface Paper {
  readonly id: string;
  readonly name: Label;
  readonly kind: 'present' | 'submit';
  readonly neededWhen: 'always' | ((fields: Fields) => boolean);
}

/** An administrative procedure as data. Versions are chosen by the day a dossier is received and never change afterwards. */
export interface Procedure {
  readonly id: string;
  readonly version: number;
  readonly receivedFrom: LocalDate;
  /** Last day on which a dossier may begin under this version; `null` while no later law is known. */
  readonly receivedUntil: LocalDate | null;
  /** National procedure code (mã TTHC), e.g. `1.001193`. */
  readonly nationalCode: string;
  readonly name: Label;
  readonly serviceField: Label;
  /** The field whose value stands for the dossier in lists and on slips: the person it is about. */
  readonly subject: FieldPath;
  /** Fields of text by which two records of one event are told, the first of them always given (R10). */
  readonly tellingFacts: readonly FieldPath[];
  readonly timeLimit: TimeLimit;
  /** Whether the event itself is registered in time (loaiDangKy), by the day the desk received it. */
  readonly registrationKind: (fields: Fields, receivedOn: LocalDate) => RegistrationKind;
  readonly result: Label;
  readonly legalBasis: readonly Label[];
  readonly groups: readonly FieldGroup[];
  readonly checks: readonly Check[];
  readonly papers: readonly Paper[];
}
