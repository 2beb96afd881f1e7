import type { FailureReason } from './failure-reason.ts';
import type { Book } from '../domain/books/book.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Fields } from '../domain/field.ts';
import type { Office } from '../domain/office/office.ts';
import type { Instant, Label } from '../domain/words.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { PublicKey } from '../protocol/seal.ts';
import type { Proof } from '../protocol/verify-proof.ts';
import type { RefreshToken } from '../protocol/refresh.ts';
import type { NotedPaper } from '../domain/documents/noted-paper.ts';
import type { LoosePages, TakenLoose } from './pages/loose-pages.ts';
import type { StorePages } from './pages/page-store.ts';
import type { Kept } from './kept.ts';
import type { DossierPage } from './dossier-page.ts';
import type { Account, Commune } from '../protocol/sign-in.ts';

/** Where a person's act stands between this machine and the server: the product's one table of states. */
export type ExchangeState = 'local' | 'sending' | 'relayed' | 'received' | 'attention';

/** This browser profile. The incarnation is drawn anew when the device doubts itself (R14). */
export interface DeviceIdentity {
  readonly device: string;
  readonly incarnation: string;
}

/** Who works on this device now. The token may have expired: local work goes on (R9). */
export type { FailureReason };

export interface Session {
  readonly account: Account;
  readonly commune: Commune;
  readonly colleagues: readonly Account[];
  readonly token: string;
  readonly expiresAt: Instant;
  /** What renews the token; absent: nothing does, and she signs in again. */
  readonly refresh?: RefreshToken | undefined;
  /** Public keys the server told of at sign-in; kept beside the session, and longer. */
  readonly keys: readonly PublicKey[];
}

export interface Command {
  readonly name: string;
  /** Absent: a new record. A creation may name its own, so that it cannot be made twice (R2). */
  readonly entity?: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Draft that this act completes: it goes in the same transaction. */
  readonly draft?: string;
  /** Loose pages that it names: the record has them from the same transaction on. */
  readonly loose?: readonly TakenLoose[];
}

/** R1: `saved` is said only after the strict transaction has committed. */
export type Saved =
  | { readonly status: 'saved'; readonly mid: string; readonly entity: string }
  /** The domain refuses it here already; nothing was written. */
  | { readonly status: 'refused'; readonly problems: readonly { field: string | null; code: string; message: Label }[] }
  | { readonly status: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | {
      readonly status: 'failed';
      readonly reason: 'storageFull' | 'storageClosed' | 'unknown';
      readonly detail: string;
    };

/** Of several acts at once: all are kept, or none. */
export type SavedAll =
  | { readonly status: 'saved'; readonly acts: readonly { readonly mid: string; readonly entity: string }[] }
  | Exclude<Saved, { status: 'saved' }>;

/** A form as typed so far. Saved while typing, per author; never sent. */
export interface Draft {
  readonly id: string;
  readonly scope: string;
  readonly author: string;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly fields: Fields;
  /** Raw text of fields that are not a value yet, by path (and part). */
  readonly typing: Readonly<Record<string, string>>;
  readonly step: string;
  /** When the desk took the declaration. */
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  readonly provisionalCode: string | null;
  readonly slipToken: string | null;
  /** Where answers came from that were not typed, by path: a word of the form's, and the block they were taken from. */
  readonly origins?: Readonly<Record<string, { readonly from: string; readonly of?: string }>>;
  /** An edit of a dossier (then `id` names the dossier and the author): what it held when she began, so that changes are told as from what she saw (R10). */
  readonly began?: Fields;
  /** Papers that came, as noted in the form. */
  readonly papers?: readonly NotedPaper[];
}

export interface DossierView {
  /** Base with this device's waiting acts applied. */
  readonly dossier: Dossier;
  readonly exchange: ExchangeState;
  /** Receipts for acts on this dossier made on this device, oldest act first; earlier words on an act before its newest. */
  readonly receipts: readonly Receipt[];
  /** Acts not yet finally answered, oldest first. */
  readonly waiting: readonly OutboxEntry[];
}

/** A register book, for the person at this device. */
export interface BookView {
  /** Base with this device's acts applied, and with the numbers passed over that it has taken once and the server has not let in. */
  readonly book: Book;
  /** `suspended`: nobody, or not this device until it has heard the server, takes a number (R19). */
  readonly pen: 'here' | 'elsewhere' | 'server' | 'suspended';
  /** The number this device may propose now; `null` when it may not. */
  readonly number: number | null;
  /** Of acts on the book itself. */
  readonly exchange: ExchangeState;
  /** Acts on the book, and entries in it, not yet finally answered. */
  readonly waiting: readonly OutboxEntry[];
}

/** What the commune has stated for itself, for the person at this device. */
export interface OfficeView {
  /** Base with this device's acts applied; `null`: nothing has been stated, or nobody is signed in. */
  readonly office: Office | null;
  /** `false`: the base lies here and cannot be read; the server is asked for it again. */
  readonly isWhole: boolean;
  readonly exchange: ExchangeState;
  /** Acts not yet finally answered, oldest first. */
  readonly waiting: readonly OutboxEntry[];
}

export interface OutboxEntry {
  readonly mid: string;
  readonly lane: { readonly scope: string; readonly incarnation: string; readonly author: string };
  readonly seq: number;
  readonly name: string;
  readonly entity: string;
  readonly author: string;
  readonly madeAt: Instant;
  readonly bytes: number;
  readonly exchange: 'local' | 'sending' | 'relayed' | 'attention';
  /** The held or refusing receipt, when there is one. */
  readonly receipt: Receipt | null;
  /** The stored bytes no longer match their hash, or cannot be decoded: kept, shown, told to the server by id. */
  readonly unreadable: boolean;
  /** When it was last written into a carry file, by the device's clock; `null`: never, or it is answered (R4: it still waits). */
  readonly copiedAt: Instant | null;
  /** A person may take it into her own hands: nothing that this device knows of brings about another word on it. */
  readonly mayLetGo: boolean;
}

/** What became of an act that a person let go of. */
export type Released =
  /** It has left the outbox. `file` is JSON text: the act as it was made, its receipt, who let it go, when and why. */
  | { readonly status: 'released'; readonly file: string }
  /** Another person's, or nobody is signed in: nothing was changed. */
  | { readonly status: 'notYours' }
  /** It still waits, is held by the server, or is no longer here: nothing was changed. */
  | { readonly status: 'notRefused' }
  | Extract<Saved, { status: 'failed' }>;

/**
 * Everything the connection banner may say, from stored facts alone (R16). `waiting` and `attention` count everybody's
 * acts on this device; moments are by this machine's clock. `paused`: nobody is signed in, or the server asks for it anew.
 */
export interface ExchangeStatus {
  readonly phase: 'idle' | 'exchanging' | 'waitingToRetry' | 'paused';
  readonly waiting: number;
  /** Of those that wait, how many a hub has. */
  readonly relayed: number;
  readonly attention: number;
  readonly oldestMadeAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  /** When a hub last answered by itself; `null`: the server has since, or there is none. */
  readonly hubAt: Instant | null;
  readonly lastFailure: {
    readonly at: Instant;
    readonly reason: FailureReason;
    readonly httpStatus: number | null;
  } | null;
  readonly nextTryAt: Instant | null;
  /** When the server told that the signed-in person may not hold this commune's records any more, by its clock; `null` while she may (R18). */
  readonly accessEndedAt: Instant | null;
  /** A first load by snapshot under way, or stopped. */
  readonly load: LoadProgress | null;
  /** `null`: the server has never been seen to be restored from a backup, or that was long ago. */
  readonly restore: RestoreFacts | null;
  /** `null`: nothing has told of another machine on a copy of this profile. */
  readonly copied: CopyFacts | null;
}

/** Two machines worked on copies of one profile, or one on an earlier state of its own: both machines' work arrives (R14). */
export interface CopyFacts {
  /** By the server's clock. */
  readonly noticedAt: Instant;
  /** Noticed, or added to, within the last 7 days. */
  readonly isRecent: boolean;
  /** Provisional codes that stand on two slips: the dossier opened here, and the one opened there. */
  readonly doubled: readonly { readonly code: string; readonly own: string; readonly other: string }[];
}

/** What this machine did when it noticed that the server had been restored from a backup (R13). */
export interface RestoreFacts {
  /** By the server's clock. */
  readonly noticedAt: Instant;
  /** Acts that the server had lost and has taken in again from this machine, and of how many it kept the first time. */
  readonly sentAgain: number;
  readonly timesKept: number;
  /** Nothing more is to be asked or offered. */
  readonly isDone: boolean;
  /** Noticed within the last 7 days, by the server's clock as this machine knows it. */
  readonly isRecent: boolean;
}

/** What the screens are told of a load (R16). */
export interface LoadProgress {
  readonly status: 'loading' | 'stopped';
  readonly storageFull: boolean;
  /** `null` before the server has said how much there is. */
  readonly amount: {
    readonly rows: number;
    readonly rowsHeld: number;
    readonly bytes: number;
    readonly bytesHeld: number;
  } | null;
}

/** A time without an answer of the server, by the device's clock; what passed within five minutes is not told. */
export interface OutageFacts {
  readonly from: Instant;
  /** `null`: it lasts still. */
  readonly to: Instant | null;
  /** Why the first try failed. */
  readonly reason: FailureReason;
}

/** What the screens may ask of the device's database. */
export interface Store {
  /** Pages of documents on this machine. */
  readonly pages: StorePages;
  /** Pages that no record names yet. */
  readonly loose: LoosePages;
  identity(): Promise<DeviceIdentity>;
  session(): Promise<Session | null>;
  startSession(session: Session): Promise<void>;
  /** Signs the person out of this device; her waiting acts stay and travel with the next colleague's session (R9). */
  endSession(): Promise<void>;

  perform(command: Command): Promise<Saved>;
  /** Acts that belong together, in one transaction; of several on one dossier each stands on the one before. */
  performAll(commands: readonly Command[]): Promise<SavedAll>;
  /** Stops a first load, or lets it go on; what has come stays. */
  setLoading(going: boolean): Promise<void>;
  /** Next `TAM-…` code for the day of `at`; a code once drawn is never drawn again, used or not. */
  drawProvisionalCode(at: Instant): Promise<string>;
  /** The same for a report, `BAO-…`. */
  drawReportCode(at: Instant): Promise<string>;

  /** Keeps the draft as typed, never over another person's; reports a failed write as a value. */
  keepDraft(draft: Draft): Promise<{ status: 'kept' } | Extract<Saved, { status: 'failed' }>>;
  draft(id: string): Promise<Draft | null>;
  /** The signed-in person's drafts, newest first. */
  drafts(): Promise<readonly Draft[]>;
  discardDraft(id: string): Promise<{ status: 'discarded' } | { status: 'notYours' }>;

  /** The newest, newest first. */
  dossiers(page: { limit: number }): Promise<readonly DossierView[]>;
  /** A page of a walk through all, newest first; `from`: where the page before it said that this one begins. */
  dossierPage(page: { limit: number; from?: string }): Promise<DossierPage>;
  /** These, as far as they are here, in this order. */
  dossiersOf(ids: readonly string[]): Promise<readonly DossierView[]>;
  dossier(id: string): Promise<DossierView | null>;
  /** Register books, the latest year first. */
  books(): Promise<readonly BookView[]>;
  book(id: string): Promise<BookView | null>;
  /** What the commune has stated for itself. */
  office(): Promise<OfficeView>;
  /** Dossiers that stand in a book, the highest number first. */
  entriesOf(book: string, limit: number): Promise<readonly Dossier[]>;
  counts(): Promise<{ dossiers: number; drafts: number; waiting: number; attention: number }>;
  /** How many of the signed-in person's acts a person must look at, by what is written beside their boxes: none is opened for it. */
  needsYou(): Promise<number>;

  /** The signed-in person's entries, oldest first; how many of colleagues' wait beside them is told by number only. */
  outbox(): Promise<{ entries: readonly OutboxEntry[]; ofColleagues: number }>;
  /** R4: a person's decision to let go of an act that was refused or cannot be read; the answer holds all of it, for a file. */
  release(mid: string, reason: string): Promise<Released>;
  /** What lies on this machine, everybody's, by kind. */
  whatIsKept(): Promise<readonly Kept[]>;
  /** Pages that the server has leave this machine; how many, and how much room that made. */
  freeFetchedPages(): Promise<{ readonly count: number; readonly bytes: number }>;
  exchangeStatus(): Promise<ExchangeStatus>;
  /** When this machine had no answer of the server, newest first. */
  outages(): Promise<readonly OutageFacts[]>;
  /** Every word of the server on this act with what proves it, oldest first: each stands alone, for anyone with the server's public key. */
  proofOf(mid: string): Promise<readonly Proof[]>;
  /** Rows that can no longer be read: kept and told, never dropped. */
  unreadable(): Promise<readonly { table: string; id: string }[]>;
}
