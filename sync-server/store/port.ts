import type { Receipt, ReceiptStatus } from '../../src/protocol/receipt.ts';
import type { PublicKey } from '../../src/protocol/seal.ts';
import type { Account, Commune } from '../../src/protocol/sign-in.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Holds } from '../../src/domain/access/seen.ts';
import type { RecordKind } from '../../src/domain/record-ref.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { DeviceStore, StoredDevice } from './device-port.ts';

/** A lane within a scope (docs/sync-rules.md). */
export interface LaneKey {
  readonly device: string;
  readonly incarnation: string;
  readonly author: string;
}

/** R12: the numbers a commune is counted by. `turn` grows with every writing transaction, whatever it wrote. */
export interface ScopeCounter {
  readonly turn: number;
  readonly seq: number;
  readonly chain: string;
  readonly digest: string;
  readonly receiptNo: number;
  readonly mutationNo: number;
  /** Number of the latest batch of receipts, and the receipt chain after it. */
  readonly batch: number;
  readonly receiptChain: string;
}

/** The receipts one transaction wrote, as they are sealed: all of a seal but key and signature. */
export interface ReceiptBatch {
  readonly batch: number;
  readonly epoch: string;
  readonly firstNo: number;
  readonly count: number;
  readonly previous: string;
  readonly root: string;
  readonly chain: string;
  readonly at: Instant;
}

export interface Arrival extends LaneKey {
  readonly seq: number;
  readonly mid: string;
  readonly hash: string;
  /** The account whose sign-in brought it; `null` where that was not kept yet. */
  readonly carrier: string | null;
}

/** A mutation whose text fits its hash, and where it stands. */
export interface StoredMutation {
  readonly mid: string;
  /** Order of arrival within the scope; lanes arrive in their own order. */
  readonly no: number;
  readonly hash: string;
  readonly author: string;
  readonly device: string;
  readonly incarnation: string;
  /** `null` when this build cannot read the mutation's form. */
  readonly entity: string | null;
  /** Canonical text. */
  readonly body: string;
  readonly arrivedAt: Instant;
  readonly status: ReceiptStatus;
  readonly revision: number;
  /** Id of another mutation, or of a record that is not there. */
  readonly waitsFor: string | null;
  /** Code of the first problem of a quarantined one. */
  readonly cause: string | null;
}

/** What came without a text that can be judged. */
export interface SetAside {
  readonly mid: string;
  readonly hash: string;
  readonly cause: string;
  readonly body: string | null;
  readonly author: string;
  readonly device: string;
  readonly arrivedAt: Instant;
}

export interface StoredEntity {
  readonly kind: RecordKind;
  readonly id: string;
  readonly rev: number;
  /** Number of its latest change. */
  readonly seq: number;
  /** Of a record that has left: `emptyDigest`, so that it counts for nothing in the scope's. */
  readonly digest: string;
  /** Canonical text; empty of a record that has left. */
  readonly state: string;
  /** Keyed hash of what records of one event say alike (R10); `null` where there is nothing to compare. */
  readonly telling: string | null;
  /** The commune it has left this one for (R18); `null` while it is here. */
  readonly leftTo: string | null;
  /** Who brought the report that it began as; `null`: it began as none. */
  readonly reportedBy: string | null;
  /** It is a report still, and no dossier. */
  readonly isReport: boolean;
}

export interface LoggedChange {
  readonly seq: number;
  readonly kind: RecordKind;
  readonly entity: string;
  readonly rev: number;
  /** Of a change that the server made itself: the record's id. */
  readonly mid: string;
  /** Empty where no device can make it by itself: the server did it, or an act of two records. */
  readonly device: string;
  readonly incarnation: string;
  readonly chain: string;
  readonly at: Instant;
}

/** An entity without its state, with the bytes the state has. */
export interface EntityHead {
  readonly kind: RecordKind;
  readonly id: string;
  readonly rev: number;
  readonly seq: number;
  readonly digest: string;
  readonly bytes: number;
  /** It was here and is no more (R18). */
  readonly left: boolean;
  readonly reportedBy: string | null;
  readonly isReport: boolean;
}

export interface AccountDevice {
  readonly account: string;
  readonly device: string;
}

/** Reads of one scope, all of one moment. */
export interface ScopeReads {
  /** Of a scope never written: all zero, with the empty chain and digest. */
  counter(): Promise<ScopeCounter>;
  /** Last number of each lane asked for; a lane never seen is absent. */
  lanes(keys: readonly LaneKey[]): Promise<readonly (LaneKey & { readonly last: number })[]>;
  /** What stands at `from`…`to` of a lane, both included. */
  arrivals(lane: LaneKey, from: number, to: number): Promise<readonly Arrival[]>;
  mutations(mids: readonly string[]): Promise<readonly StoredMutation[]>;
  setAside(mids: readonly string[]): Promise<readonly SetAside[]>;
  /** Held mutations that act on one of these entities or wait for one of these mutations, or records. */
  heldAround(around: { entities: readonly string[]; mids: readonly string[] }): Promise<readonly StoredMutation[]>;
  /** Refused mutations on one of these entities. */
  refusedOn(entities: readonly string[]): Promise<readonly StoredMutation[]>;
  /** Quarantined mutations with one of these causes, oldest first, after arrival number `afterNo`. */
  quarantinedFor(causes: readonly string[], afterNo: number, limit: number): Promise<readonly StoredMutation[]>;
  entities(ids: readonly string[]): Promise<readonly StoredEntity[]>;
  /** Every register book. */
  books(): Promise<readonly StoredEntity[]>;
  /** Records with one of these keyed hashes (R10). */
  sameTelling(tellings: readonly string[]): Promise<readonly { readonly id: string; readonly telling: string }[]>;
  /** The latest revision for each (mutation, hash). */
  latestReceipts(mids: readonly string[]): Promise<readonly Receipt[]>;
  /** Every revision, oldest first. */
  receiptsOf(mid: string): Promise<readonly Receipt[]>;
  /** Receipts numbered `from`…`to`, both included, in order. */
  receiptsBetween(from: number, to: number): Promise<readonly Receipt[]>;
  batches(numbers: readonly number[]): Promise<readonly ReceiptBatch[]>;
  /** The server's history as it is called now (R13). */
  epoch(): Promise<string>;
  /** Those who may act in the scope, and as what. */
  accounts(): Promise<readonly { readonly id: string; readonly roles: readonly Role[] }[]>;
  /** Those whose access has ended, when (R18), and what they were. */
  endedAccounts(): Promise<
    readonly { readonly id: string; readonly endedAt: Instant; readonly roles: readonly Role[] }[]
  >;
  /** Of these devices, those that are revoked, and since when. */
  revokedDevices(devices: readonly string[]): Promise<readonly { readonly id: string; readonly revokedAt: Instant }[]>;
  /** Which accounts of the scope have ever signed in on these devices. */
  signedInOn(devices: readonly string[]): Promise<readonly AccountDevice[]>;
  /** Entities whose latest change is after `seq`, in that order; with `holds`, only those of its kinds, and what its account has ever reported. */
  headsAfter(seq: number, limit: number, holds?: Holds): Promise<readonly EntityHead[]>;
  headsOf(ids: readonly string[]): Promise<readonly EntityHead[]>;
  /** Digests of all that is here of these kinds, and of the reports of that account. */
  digestsOf(holds: Holds): Promise<readonly string[]>;
  /** All changes after `seq` and up to `upTo` of these dossiers, in order. */
  changesAfter(seq: number, entities: readonly string[], upTo: number): Promise<readonly LoggedChange[]>;
  /** The chain after change `seq`; `undefined` when there is no such change. */
  chainAt(seq: number): Promise<string | undefined>;
}

/** All that one transaction writes to a scope. */
export interface ScopeWrites {
  readonly counter: ScopeCounter;
  readonly lanes: readonly (LaneKey & { readonly last: number })[];
  readonly arrivals: readonly Arrival[];
  readonly newMutations: readonly StoredMutation[];
  /** Held mutations judged again. */
  readonly judgedAgain: readonly StoredMutation[];
  readonly setAside: readonly SetAside[];
  readonly entities: readonly StoredEntity[];
  readonly changes: readonly LoggedChange[];
  readonly receipts: readonly Receipt[];
  /** Of these receipts; `null` when there are none. */
  readonly batch: ReceiptBatch | null;
}

export interface ScopeTransaction extends ScopeReads {
  /**
   * R12: takes the scope's counter row until the transaction ends and reads it. Called late: what was read before it is
   * good only if `turn` has not moved since. Of a scope never written, making the row may move it.
   */
  lockCounter(): Promise<ScopeCounter>;
  /**
   * Writes set-wise. The counter must be locked.
   * @throws {TakenAlready} when a key is taken that makes a thing happen once (R2, R3); the transaction must be given up.
   */
  write(writes: ScopeWrites): Promise<void>;
}

/** Another transaction has already given this mutation, lane number or receipt its place. */
export class TakenAlready extends Error {
  override readonly name = 'TakenAlready';
}

/** The database is held by somebody else for longer than a request can wait: try again later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

export interface StoredAccount extends Account {
  readonly scope: string;
  readonly passwordHash: string;
  /** When its access ended; absent while it has it (R18). */
  readonly endedAt?: Instant;
}

export interface StoredToken {
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly account: string;
  readonly device: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** Of a sign-in that is renewed; absent: of one that is not. */
  readonly session?: string;
  /** Nobody has come with it yet. */
  readonly fresh?: boolean;
}

export interface StoredRefresh {
  /** SHA-256 of the refresh token, hex. */
  readonly hash: string;
  readonly session: string;
  readonly account: string;
  readonly device: string;
  readonly expiresAt: Instant;
}

/** Sign-ins that are renewed. */
export interface SessionStore {
  /** The first refresh token of a session. */
  begin(refresh: StoredRefresh): Promise<void>;
  find(hash: string): Promise<StoredRefresh | undefined>;
  /**
   * Puts others in place of the refresh token that was `used`, and gives a token with them. `used` stays good until that
   * token is; one that was put in its place before, and never arrived, is good no longer.
   * `unknown`: there is none, or it has expired. `spent`: it was replaced and its successor used; the whole session ends.
   */
  renew(renewal: {
    readonly used: string;
    readonly next: StoredRefresh;
    readonly token: StoredToken;
  }): Promise<'renewed' | 'unknown' | 'spent'>;
  /** Somebody has come with a fresh token: the refresh token it was got with is spent. */
  use(token: StoredToken): Promise<void>;
  /** Forgets this token or refresh token, with all others of its session; that its account signed in on its device stays known. */
  end(hash: string): Promise<void>;
}

export interface AccountStore {
  communes(): Promise<readonly Commune[]>;
  commune(code: string): Promise<Commune | undefined>;
  putCommune(commune: Commune): Promise<void>;
  byUsername(username: string): Promise<StoredAccount | undefined>;
  ofCommune(scope: string): Promise<readonly Account[]>;
  /** Whatever commune they are of, and whether their access has ended or not. */
  byIds(ids: readonly string[]): Promise<readonly (Account & { readonly scope: string })[]>;
  /** Adds the account, or gives the one of that username a new password, name and title; its id and its roles stay. */
  putAccount(account: StoredAccount, at: Instant): Promise<void>;
  /** Moves an account to another commune; its access to the one before is over (R18). */
  reassign(account: string, scope: string): Promise<void>;
  /** From here on it may do and see what these may (R18); kept, so that it can be told what it was when. */
  setRoles(account: string, roles: readonly Role[], at: Instant): Promise<void>;
  /** What it was made, oldest first. */
  roleChanges(account: string): Promise<readonly { readonly roles: readonly Role[]; readonly at: Instant }[]>;
  /** Ends an account's access for good; a second end changes nothing (R18). */
  endAccess(account: string, at: Instant): Promise<void>;
  /** Keeps a token, remembers for good that its account signed in on its device, and forgets tokens that had expired before. */
  addToken(token: StoredToken): Promise<void>;
  /** With its device, where that is on record. */
  token(
    hash: string,
  ): Promise<
    | { readonly token: StoredToken; readonly account: StoredAccount; readonly device: StoredDevice | undefined }
    | undefined
  >;
}

/** Public keys that receipts were ever signed with here. They lie in the database, so that a copy of it knows them. */
export interface ReceiptKeyStore {
  all(): Promise<readonly PublicKey[]>;
  /** Adds it, unless it is known. */
  add(key: PublicKey, at: Instant): Promise<void>;
}

/** A record that the server has sent to somebody. */
export interface KeptRead {
  readonly scope: string;
  /** `null`: everything of the commune, or too much of it to be told one by one. */
  readonly entity: string | null;
  readonly at: Instant;
  readonly account: string;
  readonly device: string;
  /** In an exchange; in the list of what is set apart; in a first load. */
  readonly how: 'exchange' | 'setApart' | 'firstLoad';
}

/** Who was sent what. Nothing in it is ever changed; what is old enough is forgotten. */
export interface ReadLogStore {
  add(reads: readonly KeptRead[]): Promise<void>;
  /** In the order of time; of a record also who was sent everything. */
  find(
    of: { readonly record?: string | undefined; readonly account?: string | undefined; readonly since: Instant },
    most: number,
  ): Promise<readonly KeptRead[]>;
  /** Forgets what is older, about `most` of it; how many. */
  forgetBefore(at: Instant, most: number): Promise<number>;
}

/** The one port to the server's database. */
export interface ServerStore {
  /** Drawn when the database was made; a new database is a new epoch (R13). */
  epoch(): Promise<string>;
  /** R13: goes on under another epoch, in a transaction of its own; `false` when the present one is no longer `from`. */
  beginEpoch(epochs: { readonly from: string; readonly to: string }): Promise<boolean>;
  /** Drawn when the database was made, for good: with it what records say alike is hashed (R10). */
  tellingKey(): Promise<string>;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly devices: DeviceStore;
  readonly receiptKeys: ReceiptKeyStore;
  readonly readLog: ReadLogStore;
  /** One isolated transaction over one scope: what `work` does happens whole, or — when it throws — not at all. */
  inScope<T>(scope: string, work: (transaction: ScopeTransaction) => Promise<T>): Promise<T>;
  /** The same over several scopes. Their counters are locked in sorted order, or two of these may wait for each other (R12). */
  inScopes<T>(work: (scope: (scope: string) => ScopeTransaction) => Promise<T>): Promise<T>;
  /** Reads of a single moment, over any scopes. */
  read<T>(work: (scope: (scope: string) => ScopeReads) => Promise<T>): Promise<T>;
  /** Writes and reads a trifle, so that a full or broken disk is noticed. */
  check(at: Instant): Promise<void>;
  close(): Promise<void>;
}
