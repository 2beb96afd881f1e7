import type { Address, Place } from './address.ts';
import type { IdDocument } from './id-document.ts';
import type { PartialDate } from './partial-date.ts';
import type { Choice, Label, LocalDate } from './words.ts';

/** Where a value sits in a dossier, e.g. `child.fullName`. Errors, merges and conflicts are told by it. */
export type FieldPath = string;

/** The path of a finding that belongs to no single field. */
export const wholeDossier: FieldPath = '';

export type FieldValue = string | number | boolean | PartialDate | Address | Place | IdDocument;

/** A dossier's content: flat, so that two people's edits meet field by field (R10). An empty field is absent. */
export type Fields = Readonly<Record<FieldPath, FieldValue>>;

export type FieldKind =
  | 'name'
  | 'text'
  | 'choice'
  | 'integer'
  | 'yesNo'
  | 'date'
  | 'partialDate'
  | 'time'
  | 'pin'
  | 'phone'
  | 'email'
  | 'address'
  | 'place'
  | 'idDocument';

/** A list too long for the first screen: its codes are known here, its names are loaded when somebody opens it. */
type LongList = 'nationalities';

/** What a new form may fill in by itself. */
export interface InitialContext {
  readonly receivedOn: LocalDate;
  /** Name of the commune whose desk it is. */
  readonly communeName: string;
}

/** What a check may know of another record: what it says today, with the notes on its entry, and where it is entered. */
export interface KnownRecord {
  readonly id: string;
  readonly fields: Fields;
  readonly entry?: { readonly bookKind: string; readonly number: number; readonly registeredOn: LocalDate };
}

/** Of the values of `remembered.ts` that checks read, those that a commune has stated itself. */
export interface StatedDays {
  readonly reRegisteredIfBefore?: LocalDate;
  readonly recognitionNotice?: number;
}

/** What a check may know besides the fields: the law is applied as of the day the dossier was received, never "now". */
export interface CheckContext {
  readonly receivedOn: LocalDate;
  /** The commune whose desk it is; absent where only errors are looked for. No error may depend on it: warnings do. */
  readonly communeCode?: string;
  /** What the commune has stated in place of days that are from memory (remembered.ts); absent where only errors are looked for. No error may depend on it. */
  readonly stated?: StatedDays;
  /** Records that the form has looked at on this device, by id; absent where only errors are looked for. No error may depend on it. */
  readonly record?: (id: string) => KnownRecord | undefined;
}

export interface FieldSpec {
  readonly path: FieldPath;
  readonly label: Label;
  readonly kind: FieldKind;
  /** `always`, `never`, or a rule over the other fields. */
  readonly required: 'always' | 'never' | ((fields: Fields) => boolean);
  /** Absent = always asked. A field that is not asked must be empty (e.g. the father's block when the father is unknown). */
  readonly askedWhen?: (fields: Fields) => boolean;
  readonly choices?: readonly Choice[];
  /** Which of the choices fit what the other fields say; absent: all. The form offers no others, and a check says the same. */
  readonly offered?: (fields: Fields, choice: Choice) => boolean;
  readonly longList?: LongList;
  readonly range?: { readonly min: number; readonly max: number };
  /** Of an address or a place: addresses of the form that it may repeat by one key, the likeliest first. */
  readonly sameAs?: readonly FieldPath[];
  /** Of a place elsewhere in the country: hamlet and house are said too, not commune and province alone. */
  readonly saysDetail?: true;
  /** Shown on request only, and never searched: a cause of death. */
  readonly sensitive?: true;
  /** What is meant by a shorter way of typing it; of a text. */
  readonly writtenOut?: (typed: string) => string;
  /** Rarely answered: Enter goes by it while it is empty, Tab does not. */
  readonly seldom?: 'always' | ((fields: Fields) => boolean);
  /** What the law asks and an example, shown beside the field. */
  readonly help?: Label;
  /** What a new form begins with; a person may change it. */
  readonly initial?: FieldValue | ((context: InitialContext) => FieldValue);
  /** What a record that the other fields name says of it: drawn in when she chooses; a person may change it. */
  readonly drawn?: (fields: Fields, record: CheckContext['record']) => FieldValue | undefined;
  /** Filled by the system or by an officer later, never typed into the form (e.g. the child's personal number). */
  readonly filledBy?: 'system';
  /** Asked for beside the entry, and so open to change after it until the result is handed over: how many copies. */
  readonly opensUntilGiven?: true;
  /** Holds the id of another record: never shown as text. */
  readonly namesRecord?: true;
  /** The field's name in the national exchange, where one is known. */
  readonly nationalName?: string;
}

export interface FieldGroup {
  readonly id: string;
  readonly title: Label;
  readonly fields: readonly FieldSpec[];
}

export type FindingLevel = 'error' | 'warning';

/** What is wrong (or odd) at one field, and what to do about it. Only an `error` stops saving. */
export interface Finding {
  readonly field: FieldPath;
  readonly level: FindingLevel;
  readonly code: string;
  readonly message: Label;
}

/** A rule over one or more fields; returns what it found, at the field where a person would mend it. */
export type Check = (fields: Fields, context: CheckContext) => readonly Finding[];
