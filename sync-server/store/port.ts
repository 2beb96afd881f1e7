import type { Instant } from '../../src/domain/words.ts';
import type { PublicKey } from '../../src/protocol/seal.ts';
import type { AccessStore } from './access-port.ts';
import type { AccountStore, SessionStore } from './account-port.ts';
import type { DeliveryStore } from './delivery-port.ts';
import type { DeviceStore } from './device-port.ts';
import type { FigureStore } from './figure-port.ts';
import type { MirrorStore } from './mirror-port.ts';
import type { PageStore } from './page-port.ts';
import type { PasskeyStore } from './passkey-port.ts';
import type { ScopeReads, ScopeTransaction } from './scope-port.ts';

/** The database is held by somebody else for longer than a request can wait: try again later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
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
  /** In an exchange; in the list of what is set apart; in a first load; a page of a document. */
  readonly how: 'exchange' | 'setApart' | 'firstLoad' | 'page' | 'exchanges';
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
  readonly access: AccessStore;
  readonly figures: FigureStore;
  readonly deliveries: DeliveryStore;
  readonly mirror: MirrorStore;
  readonly passkeys: PasskeyStore;
  readonly pages: PageStore;
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
