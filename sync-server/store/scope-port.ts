import type { Role } from '../../src/domain/access/role.ts';
import type { Holds } from '../../src/domain/access/seen.ts';
import type { RecordKind } from '../../src/domain/record-ref.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type {
  AccountDevice,
  Arrival,
  EntityHead,
  LaneKey,
  LoggedChange,
  ReceiptBatch,
  ScopeCounter,
  SetAside,
  StoredEntity,
  StoredMutation,
} from './scope-rows.ts';

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
  /** Digests of all that is here of these kinds. */
  digestsOf(kinds: readonly RecordKind[]): Promise<readonly string[]>;
  /** All that is here of what this account has ever reported, whatever has become of it. */
  reportedBy(account: string): Promise<readonly StoredEntity[]>;
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
