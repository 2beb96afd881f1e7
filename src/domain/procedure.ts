import type { BookKind } from './books/book.ts';
import type { EntryNote } from './books/entry-note.ts';
import type { OfferedEntry } from './books/offered-entry.ts';
import type { Channel, Dossier } from './dossier.ts';
import type { FeeRule } from './fees.ts';
import type { Check, FieldGroup, FieldPath, Fields } from './field.ts';
import type { PartialDate } from './partial-date.ts';
import type { AgencyStepId } from './steps/agency-facts.ts';
import type { Label, LocalDate } from './words.ts';

export type TimeLimit =
  /** Luật Hộ tịch 60/2014 Art. 5(3): the same working day; received after 15:00, the next one. */
  | { readonly rule: 'sameDay' }
  | { readonly rule: 'workingDays'; readonly days: number }
  /** Hours in which the desk is open, counted from the receipt on; what is left runs on at the next opening. */
  | { readonly rule: 'workingHours'; readonly hours: number }
  /** Luật Hộ tịch 03/2026: hours from the whole dossier on, as an ISO 8601 duration. Whether they run on days off is not known. */
  | { readonly rule: 'duration'; readonly duration: 'PT24H' };

/** Which of a procedure's limits: the usual one, the one of its other cases, the one with a verification. */
export const limitKinds = ['usual', 'other', 'verified'] as const;
export type LimitKind = (typeof limitKinds)[number];

/** A fact that must be found out elsewhere before the result may be decided, and how long that may take. */
export interface Verification {
  /** Working days from receipt when it is needed, in place of the usual limit. */
  readonly extensionDays: number;
  readonly neededWhen: (fields: Fields) => boolean;
  /** What waits for it, and what may be done meanwhile. */
  readonly notice: Label;
}

/** Within how many days after the event it is registered in time; the day of the event is not counted. */
export interface RegistrationLimit {
  readonly days: number;
  readonly event: (fields: Fields) => PartialDate | undefined;
}

export interface Paper {
  readonly id: string;
  readonly name: Label;
  readonly kind: 'present' | 'submit';
  readonly neededWhen: 'always' | ((fields: Fields) => boolean);
}

/** A group of fields that holds one person, whom an identity card may fill. */
export interface PersonBlock {
  /** Id of the group, and first part of its fields' paths. */
  readonly id: string;
  /** Cards of this sex are this person's, unless it is said otherwise. */
  readonly sex?: '1' | '2';
}

/** What a form asks, and what is checked in the answers: a procedure's, or those of one act upon a record. */
export interface Questions {
  readonly groups: readonly FieldGroup[];
  readonly checks: readonly Check[];
  /** Last day on which these are known to be the right ones; `null` while nothing later is known. A procedure's version begins no dossier after it. */
  readonly receivedUntil: LocalDate | null;
  /** What of this version nobody has read yet: a warning on every dossier. */
  readonly unsure?: Label;
}

/** What another agency does about an interlinked dossier (liên thông). */
export interface AgencyStep {
  readonly id: AgencyStepId;
  readonly name: Label;
  /** Who it is, in a commune where nobody has said otherwise. */
  readonly agency: Label;
  /** How long it takes there, in words: its clock is not ours. */
  readonly limit: Label;
  /** The same in working days from the day it was sent there; absent where nobody has told us. */
  readonly days?: (fields: Fields) => number;
  readonly neededWhen: 'always' | ((fields: Fields) => boolean);
}

/** `place` of a variant of another procedure. */
export const listedBehind = 100;

/** What a procedure says of itself. */
export interface CaseFacts {
  /** National procedure code (mã TTHC), e.g. `1.001193`; empty where a case has none. */
  readonly nationalCode: string;
  readonly name: Label;
  readonly serviceField: Label;
  readonly timeLimit: TimeLimit;
  readonly result: Label;
  readonly papers: readonly Paper[];
}

/** An administrative procedure as data. Versions are chosen by the day a dossier is received and never change afterwards. */
export interface Procedure extends Questions, CaseFacts {
  readonly id: string;
  readonly version: number;
  readonly receivedFrom: LocalDate;
  /** What the fields of one dossier say in its place; absent: it is the same in every case. */
  readonly ofCase?: (fields: Fields) => CaseFacts;
  /** Who may ask for it, in words. */
  readonly whoActs: Label;
  /** How it may reach the desk. */
  readonly channels: readonly Channel[];
  /** The names that stand for the dossier in lists and on slips: the persons it is about. */
  readonly subjects: readonly FieldPath[];
  /** Names, dates and texts by which two records of one event are told, the first of them always given (R10). */
  readonly tellingFacts: readonly FieldPath[];
  /** The persons whose identity cards fill the form, in its order. */
  readonly persons: readonly PersonBlock[];
  /** The person who hands the dossier in, as the blocks that tell of her, the most telling first. */
  readonly submitter: (fields: Fields) => readonly string[];
  /** In some cases it is another one; a verification goes before. */
  readonly otherLimit?: { readonly limit: TimeLimit; readonly when: (fields: Fields) => boolean; readonly name: Label };
  readonly verification?: Verification;
  /** Those of its limits that nobody has read in the text for us yet: the page of the commune's own values says so. */
  readonly limitsFromMemory?: readonly LimitKind[];
  /** Our own part of an interlinked procedure, and the agencies that come after it. */
  readonly linked?: { readonly own: Label; readonly limit: Label; readonly agencies: readonly AgencyStep[] };
  /** Its place in the list that an officer chooses from, by how often people come for it; absent: behind, by name. */
  readonly place?: number;
  /** Id of the procedure that registers the same events: two records of one event are told across both. Absent: none. */
  readonly sameEventAs?: string;
  /** Absent where the event can be registered at any time. */
  readonly registrationLimit?: RegistrationLimit;
  readonly fee: FeeRule;
  /** How long the paper given out may be used; absent: without an end. */
  readonly resultValidMonths?: number;
  /** The register a decided dossier is entered in; `null`: in none, what was approved is the result. */
  readonly book: BookKind | null;
  /** How every event of this kind comes into the book; absent: by the days since it happened. */
  readonly entersAs?: 'reRegistration' | 'foreignAnnotation';
  /** What the law has the entry say under *Ghi chú*, offered when it is entered; absent: nothing. */
  readonly remarkOfEntry?: (fields: Fields) => string | undefined;
  readonly legalBasis: readonly Label[];
  /** What the form takes over from an entry found among this device's records; absent where it is about none. */
  readonly drawsOnEntry?: (offered: OfferedEntry) => Fields;
  /** What a registered dossier makes another record's entry say. */
  readonly notesOn?: (source: Dossier, target: Dossier) => EntryNote | undefined;
  /** Whether an open dossier must be looked at again because of a registered one of this kind. */
  readonly concerns?: (source: Dossier, target: Dossier) => boolean;
}

/** One whose dossiers are entered in a register. */
export type BookedProcedure = Procedure & { readonly book: BookKind };

/** What a procedure says of one dossier. */
export function inCase(procedure: Procedure, fields: Fields): CaseFacts {
  return procedure.ofCase?.(fields) ?? procedure;
}

/** What a procedure asks for in this case. */
export function papersNeeded(procedure: Procedure, fields: Fields): readonly Paper[] {
  return inCase(procedure, fields).papers.filter(({ neededWhen }) => neededWhen === 'always' || neededWhen(fields));
}
