import type { Annotation, RegisterEntry } from './books/register-entry.ts';
import type { DigitisedSource } from './digitised-source.ts';
import type { AttachedDocument } from './documents/document.ts';
import type { FieldPath, Fields, FieldValue } from './field.ts';
import type { Conflict } from './conflict.ts';
import type { Mutation } from './mutation.ts';
import type { Report, ReportFate } from './report.ts';
import type { AgencySteps } from './steps/agency-facts.ts';
import type {
  Approval,
  AskedElsewhere,
  Delivery,
  Ending,
  Extension,
  Finance,
  Refusal,
  Supplement,
} from './steps/step-facts.ts';
import type { Upstream } from './upstream.ts';
import type { Instant } from './words.ts';

/** The business axis of a dossier. The other axes (delivery, finance, exchange, upstream) are never derived from it. */
export type BusinessState =
  | 'RECEIVED'
  | 'PROCESSING'
  | 'SUPPLEMENT_REQUESTED'
  | 'AWAITING_VERIFICATION'
  | 'SUBMITTED_FOR_SIGNATURE'
  | 'APPROVED'
  | 'WAITING_NUMBER'
  | 'REGISTERED'
  | 'COMPLETED'
  | 'REFUSED'
  | 'WITHDRAWN'
  | 'STOPPED'
  // A report (tin báo), which is no dossier: waiting for an officer, joined to a dossier, put aside with a reason.
  | 'REPORTED'
  | 'JOINED'
  | 'SET_ASIDE';

export type Channel = 'direct' | 'online' | 'postal';

/** Late or on-time registration of the event itself (loaiDangKy), not of the dossier's processing. */
export type RegistrationKind = 'timely' | 'late';

/** One thing that happened to a dossier: append-only, never rewritten. */
export interface DossierEvent {
  /** The mutation's id; a retry keeps it. */
  readonly id: string;
  readonly type: string;
  readonly author: string;
  readonly device: string;
  /** What the device's clock said. */
  readonly occurredAt: Instant;
  /** Server clock minus device clock in ms, as the device knew it then; `null` before its first exchange. */
  readonly clockOffset: number | null;
  /** When the server took it; `null` while it waits on the device. Both facts are kept, neither is rewritten. */
  readonly recordedAt: Instant | null;
  /** Field paths this event touched; or the two states of a step, and what was said with it: see the act of that type. */
  readonly touched: readonly string[];
  readonly reason?: string;
  /** What an officer chose where two people had differed: both values, and whose was not the standing one (R10). */
  readonly decision?: ParkedDecision;
  /** The record that an officer found to be of another event, though both say the same. */
  readonly apartFrom?: string;
  /** What was entered in a register book by it, or struck there. */
  readonly entry?: RegisterEntry;
  /** The number that stands on a paper printed before, in place of which this one was taken. */
  readonly insteadOf?: number;
  /** What a printed paper said besides the record, by the names of its questions. */
  readonly answers?: Readonly<Record<string, string>>;
  /** The record that an officer found to be of the same event. */
  readonly doubleOf?: string;
}

/** One change as its author meant it; `null` = empty. The path `business` stands for the dossier's step. */
export interface MeantChange {
  readonly field: FieldPath;
  readonly from: FieldValue | null;
  readonly to: FieldValue | null;
}

/** An act that met another one at the same field: both are kept, in everybody's sight, until an officer decides (R10). */
export interface ParkedAct {
  readonly mid: string;
  /** What it is: an edit, or a move. */
  readonly name: string;
  readonly author: string;
  readonly device: string;
  readonly occurredAt: Instant;
  /** The whole act: those changes too that nobody else has touched. */
  readonly changes: readonly MeantChange[];
  /** Where it met another value, and which one stood then. */
  readonly conflicts: readonly Conflict[];
  /** All that it says, where that is more than its changes and a reason; of acts along an axis alone (docs/decisions/0315). */
  readonly args?: Mutation['args'];
  /** Why an edit or a plain move was made, where its author said so. */
  readonly reason?: string;
}

/** An act as it was parked, with all that it says. */
export type ParkedAsMeant = Omit<ParkedAct, 'conflicts'>;

export interface ParkedDecision {
  readonly parked: string;
  /** Author of the act that was parked. */
  readonly author: string;
  /** The act itself: also what was not taken of it stays to be read. Absent: decided by a build that did not keep it. */
  readonly act?: ParkedAsMeant;
  readonly fields: readonly {
    readonly field: FieldPath;
    readonly standing: FieldValue | null;
    readonly parked: FieldValue | null;
    readonly taken: FieldValue | null;
  }[];
}

export interface DossierCodes {
  /** `TAM-<commune>-<incarnation>-YYMMDD-NNN`, made on the device; kept for ever. A report has its own, `BAO-…`, until it is received. */
  readonly provisional: string;
  /** The national code, once one comes; the provisional one stays beside it. */
  readonly official: string | null;
}

export interface Dossier {
  readonly id: string;
  readonly scope: string;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly codes: DossierCodes;
  readonly channel: Channel;
  /** When the desk took it, as stated on the slip; of a report, when it was written down. */
  readonly receivedAt: Instant;
  /** The return time promised on the slip, and the calendar edition it was computed with. A report promises nothing: as `receivedAt`, and no edition. */
  readonly dueAt: Instant;
  readonly calendar: string;
  readonly registrationKind: RegistrationKind;
  readonly business: BusinessState;
  /** Its procedure enters nothing in a register: what was approved is the result. Absent: it is entered. */
  readonly withoutBook?: true;
  readonly fields: Fields;
  /** Unguessable token in the slip's QR, made on the device; empty where there is no slip. */
  readonly slipToken: string;
  readonly slipPrints: number;
  readonly events: readonly DossierEvent[];
  /** Absent while nothing is parked, so that a row of before this was known has the same digest. */
  readonly parked?: readonly ParkedAct[];
  /** Ids of records that said the same when this one was taken in, and that nobody has told apart from it yet (R10). Absent: none. */
  readonly suspects?: readonly string[];
  /** It was withdrawn as a second record of the same event as `other`; the step it was in then. Absent: it was not. */
  readonly doubleOf?: { readonly other: string; readonly from: BusinessState };
  /** Where it stands in a register book. Absent: not entered. */
  readonly entry?: RegisterEntry;
  /** Notes on that entry, oldest first. Absent: none. */
  readonly annotations?: readonly Annotation[];
  // What its steps have said. Each is absent until it has happened, so that a row of before has the digest it had.
  readonly supplement?: Supplement;
  readonly verification?: AskedElsewhere;
  readonly extension?: Extension;
  readonly approval?: Approval;
  readonly refusal?: Refusal;
  readonly ending?: Ending;
  /** Absent: nothing to hand over yet. */
  readonly delivery?: Delivery;
  /** Absent: nobody has said what is owed. */
  readonly finance?: Finance;
  /** Where the steps of other agencies stand. Absent: its procedure has none. */
  readonly agencySteps?: AgencySteps;
  /** Papers that came, oldest first; what was taken away again is told by the history alone. Absent: none. */
  readonly documents?: readonly AttachedDocument[];
  /** An entry of an old book, taken from a file. Absent: a dossier that somebody handed in. */
  readonly source?: DigitisedSource;
  /** Where it stands in the national systems, as they last told the connector. Absent: nothing was handed over. */
  readonly upstream?: Upstream;
  /** It began as a report of the event, or is one still (`isReport`). Kept for ever. Absent: it was handed in at once. */
  readonly report?: Report;
  /** Only the line of a report is here, and this is what has become of it (report-line.ts). Never on the server. Absent: the whole record. */
  readonly line?: ReportFate;
}
