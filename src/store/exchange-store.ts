import type { RefreshAnswer } from '../protocol/refresh.ts';
import type { LaneRun, SyncRequest, SyncResponse } from '../protocol/sync-exchange.ts';
import type { DecideTerm, LeaderTerm } from './leader-term.ts';
import type { LoadStore } from './load-store.ts';
import type { Renewable } from './renew-session.ts';
import type { PublicKey, Seal } from '../protocol/seal.ts';
import type { Proof } from '../protocol/verify-proof.ts';
import type { ExchangeLog, LineState, Sending } from './meta.ts';

/** A lane that has something to send: its unanswered acts from the first, as far as one batch could carry them. */
export interface WaitingLane {
  readonly lane: string;
  readonly acts: readonly { readonly seq: number; readonly bytes: number }[];
}

/** How many acts of each lane go; lanes not named send nothing. Pure. */
export type PickRuns = (lanes: readonly WaitingLane[]) => ReadonlyMap<string, number>;

/** What one exchange carries, read from the disk at one moment. */
export interface Batch {
  readonly token: string;
  /** Who carries it. */
  readonly account: string;
  readonly scope: string;
  readonly device: string;
  readonly incarnation: string;
  readonly lanes: LaneRun[];
  readonly held: SyncRequest['held'];
  /** Acts that it asks about for good: the server's word on them was in doubt (R13). */
  readonly unsure: readonly string[];
  readonly pull: SyncRequest['pull'];
  /** The same runs, as the screens are told of them. */
  readonly runs: Sending['runs'];
  /** The acts in them, and their bytes of JSON. */
  readonly acts: number;
  readonly bytes: number;
  /** Acts of the commune that wait and are not in them. */
  readonly waiting: number;
  /** More was waiting than was picked. */
  readonly partial: boolean;
  /** When the device had last noticed that the server has lost history, by the server's clock (R13). */
  readonly lossNoticedAt: string | null;
}

/** What came of an answer, once it was committed. */
export interface Exchanged {
  /** Acts that travelled. */
  readonly sent: number;
  /** Receipts that told something new. */
  readonly receipts: number;
  /** Records of the base that changed because of rows the server sent. */
  readonly pulled: number;
  /** Something is still to be sent or pulled. */
  readonly workLeft: boolean;
  /** The device is nearer to the server than before. An exchange that leaves work and moves nothing is a failure (R17). */
  readonly progressed: boolean;
  /** The server asked for a run to begin elsewhere, or the device took a new incarnation. */
  readonly redirected: boolean;
  /** How often in a row a completed walk did not give the server's digest. */
  readonly mismatches: number;
  /**
   * A page that did not hold what it said, or a base that twice did not give the server's digest; `forbidden`: all that is
   * left is of others, and the server does not take it from this account.
   */
  readonly fault: 'badAnswer' | 'forbidden' | null;
}

/** What the next step is decided from. */
export interface Outlook {
  readonly signedIn: boolean;
  /** A token that is refused can be renewed without anybody. */
  readonly renews: boolean;
  /** Commune of the signed-in person and the number of its changes that the base has come to; `null` when nobody is signed in. */
  readonly stand: { readonly scope: string; readonly seq: number } | null;
  /** Unanswered acts that the signed-in person may carry. */
  readonly waiting: number;
  /** Records to be asked for whole, or a walk through the changes that has not reached their end. */
  readonly pullUnfinished: boolean;
  readonly log: ExchangeLog;
}

/** What of a batch an answer to it is committed by. */
export type Asked = Pick<Batch, 'account' | 'scope' | 'pull' | 'runs' | 'unsure' | 'lossNoticedAt'>;

export interface AnswerCommit {
  /** With those of its receipts alone that count. */
  readonly answer: SyncResponse;
  /** What proves them, and the seals that hold. */
  readonly proofs: readonly Proof[];
  readonly seals: readonly Seal[];
  /** Others were left out, whose seal does not hold (R6). */
  readonly badSeals: boolean;
  /** `null`: it was carried here in a file, and says nothing of the line, nor of the clock now. */
  readonly overLine: {
    /** Moments of asking and of the answer, by the device's clock: the server's time lies between them. */
    readonly askedAt: number;
    readonly answeredAt: number;
    readonly line: LineState;
    /** A walk that has very much before it is gone on with as a load by snapshot. */
    readonly loads: boolean;
    readonly log: (before: ExchangeLog, done: Exchanged) => ExchangeLog;
  } | null;
}

/** What it takes to ask the server for news. */
export interface LiveTicket {
  readonly token: string;
  readonly scope: string;
  /** The number of changes the base has come to. */
  readonly after: number;
}

/** What woke the loop from outside it: another tab, another person, something saved. */
export type StoreEvent = 'saved' | 'signIn' | { readonly poke: string };

/** What the replay may ask of the device's database. */
export interface ExchangeStore {
  readonly load: LoadStore;
  outlook(): Promise<Outlook>;
  line(): Promise<LineState | undefined>;
  /** `null` when nobody is signed in. */
  takeBatch(wishes: {
    readonly batchBytes: number;
    readonly pageBytes: number;
    /** Which part of a long list of held acts is asked about. */
    readonly turn: number;
    readonly pick: PickRuns;
    /** This build can load snapshots, so pages rest while one comes. */
    readonly loads?: boolean;
    /** How far of each lane others carry already; absent: from the first that waits. */
    readonly behind?: ReadonlyMap<string, number>;
  }): Promise<Batch | null>;
  noteSending(sending: Sending | null): Promise<void>;
  /** Receipts, pulled rows, views, digest, cursor and log in one transaction (R11). */
  commitAnswer(asked: Asked, commit: AnswerCommit): Promise<Exchanged>;
  /** `token`: the one that was used. A refusal of one that is no longer in use pauses nobody. */
  noteFailure(token: string, log: (before: ExchangeLog) => ExchangeLog, line: LineState): Promise<void>;
  /** Changes when the next try is due, and what is told of it. */
  changeLog(change: (before: ExchangeLog) => ExchangeLog): Promise<void>;
  /** `null`: nobody is signed in, or she can only sign in again. */
  renewable(): Promise<Renewable | null>;
  keepRenewed(used: string, answer: RefreshAnswer): Promise<void>;
  /** Forgets a refresh token that is good for nothing. */
  dropRefresh(used: string): Promise<void>;
  /** `null` when nobody is signed in. */
  liveTicket(): Promise<LiveTicket | null>;
  /** Reads which tab leads, decides, and writes, in one transaction; answers what stands then. */
  turnTerm(decide: DecideTerm): Promise<LeaderTerm | undefined>;
  term(): Promise<LeaderTerm | undefined>;
  /** Closes the connection to the database and opens it anew (L17). */
  reopen(): Promise<void>;
  /** Where the commune's hub is, by what it has stated; `null`: it has none. */
  hub(): Promise<string | null>;
  /** Public keys of the server that this device knows. */
  serverKeys(): Promise<readonly PublicKey[]>;
  learnKeys(keys: readonly PublicKey[]): Promise<void>;
  /** Asks the tab that leads to try now. */
  poke(reason: string): Promise<void>;
  /** Tells of pokes, sign-ins and saved acts, of this tab and others; the answer ends it. */
  watch(onEvent: (event: StoreEvent) => void): () => void;
  /** Compares what is noted of the base with the rows there are; a base that has lost rows is pulled anew (L32). */
  audit(): Promise<void>;
  /** XOR of the digests of every record of the scope, computed from the rows' own bytes. */
  digest(): Promise<string>;
}
