import type { Receipt } from '../../src/protocol/receipt.ts';
import { isFinal } from '../../src/protocol/receipt.ts';
import type { PublicKey } from '../../src/protocol/seal.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import type { HandedIn, NewDeviceCode, StoredDevice } from '../../sync-server/store/device-port.ts';
import type { StoredPage } from '../../sync-server/store/page-port.ts';
import type { StoredAccount, StoredRefresh, StoredToken } from '../../sync-server/store/account-port.ts';
import type {
  AccountDevice,
  Arrival,
  LaneKey,
  LoggedChange,
  ReceiptBatch,
  ScopeCounter,
  SetAside,
  StoredEntity,
  StoredMutation,
} from '../../sync-server/store/scope-rows.ts';
import { VersionedTable, type View } from './versioned-table.ts';

export const laneKey = ({ device, incarnation, author }: LaneKey): string => `${device} ${incarnation} ${author}`;

/** The tables of one scope, with the keys of the real ones. */
export function scopeTables() {
  return {
    counter: new VersionedTable<ScopeCounter>({ key: () => '' }),
    lanes: new VersionedTable<LaneKey & { readonly last: number }>({ key: laneKey }),
    arrivals: new VersionedTable<Arrival>({ key: (row) => `${laneKey(row)} ${row.seq}` }),
    mutations: new VersionedTable<StoredMutation>({
      key: ({ mid }) => mid,
      indexes: {
        heldEntity: ({ status, entity }) => (isFinal(status) ? null : entity),
        refusedEntity: ({ status, entity }) => (status === 'refused' ? entity : null),
        waitsFor: ({ waitsFor }) => waitsFor,
        cause: ({ cause }) => cause,
      },
    }),
    setAside: new VersionedTable<SetAside>({
      key: ({ mid, hash }) => `${mid} ${hash}`,
      indexes: { mid: ({ mid }) => mid },
    }),
    entities: new VersionedTable<StoredEntity>({
      key: ({ id }) => id,
      unique: { seq: ({ seq }) => String(seq) },
      indexes: { telling: ({ telling }) => telling, book: ({ kind }) => (kind === 'book' ? kind : null) },
    }),
    changes: new VersionedTable<LoggedChange>({
      key: ({ seq }) => String(seq),
      unique: { entityRev: ({ entity, rev }) => `${entity} ${rev}` },
      indexes: { entity: ({ entity }) => entity },
    }),
    receipts: new VersionedTable<Receipt>({
      key: ({ no }) => String(no),
      unique: { revision: ({ mid, hash, revision }) => `${mid} ${hash} ${revision}` },
      indexes: { mid: ({ mid }) => mid },
    }),
    batches: new VersionedTable<ReceiptBatch>({ key: ({ batch }) => String(batch) }),
  };
}

interface KeptDeviceCode extends NewDeviceCode {
  readonly usedAt: string | null;
}

export interface KeptHandIn extends HandedIn {
  /** In the order of their places. */
  readonly parts: readonly { readonly position: number; readonly bytes: Uint8Array }[];
}

export interface KeptPage extends StoredPage {
  /** What has come of one that is on its way. */
  readonly held: Uint8Array<ArrayBuffer>;
}

export interface KeptRefresh extends StoredRefresh {
  readonly standing: 'current' | 'before' | 'spent';
}

/** The tables that are not of one scope. */
export function commonTables() {
  return {
    communes: new VersionedTable<Commune>({ key: ({ code }) => code }),
    accounts: new VersionedTable<StoredAccount>({
      key: ({ id }) => id,
      unique: { username: ({ username }) => username },
      indexes: { scope: ({ scope }) => scope },
    }),
    tokens: new VersionedTable<StoredToken>({ key: ({ hash }) => hash }),
    refreshTokens: new VersionedTable<KeptRefresh>({
      key: ({ hash }) => hash,
      indexes: { session: ({ session }) => session },
    }),
    accountDevices: new VersionedTable<AccountDevice>({
      key: ({ account, device }) => `${account} ${device}`,
      indexes: { device: ({ device }) => device },
    }),
    devices: new VersionedTable<StoredDevice>({
      key: ({ id }) => id,
      indexes: { scope: ({ scope }) => scope },
    }),
    deviceCodes: new VersionedTable<KeptDeviceCode>({ key: ({ hash }) => hash }),
    handIns: new VersionedTable<KeptHandIn>({
      key: ({ device, sha256 }) => `${device} ${sha256}`,
      indexes: { device: ({ device }) => device, scope: ({ scope }) => scope },
    }),
    pages: new VersionedTable<KeptPage>({ key: ({ scope, sha256 }) => `${scope} ${sha256}` }),
    receiptKeys: new VersionedTable<PublicKey>({ key: ({ id }) => id }),
    /** One row once another epoch than the database's first has begun. */
    epochs: new VersionedTable<{ readonly epoch: string }>({ key: () => '' }),
  };
}

export type ScopeTables = ReturnType<typeof scopeTables>;
export type CommonTables = ReturnType<typeof commonTables>;

/** One scope of the database. */
export interface ModelScope {
  readonly code: string;
  readonly tables: ScopeTables;
  /** No change has a higher number, committed or not. */
  highestSeq: number;
}

type RowsOf<Tables> = {
  readonly [Name in keyof Tables]: Tables[Name] extends VersionedTable<infer Row> ? readonly Row[] : never;
};
export type ScopeRows = RowsOf<ScopeTables>;
export type CommonRows = RowsOf<CommonTables>;

/** Every row of every table as `view` sees it. */
export function rowsOf<Tables extends Readonly<Record<keyof Tables, { all(view: View): unknown }>>>(
  tables: Tables,
  view: View,
): RowsOf<Tables> {
  const named = Object.entries<{ all(view: View): unknown }>(tables);
  return Object.fromEntries(named.map(([name, table]) => [name, table.all(view)])) as RowsOf<Tables>;
}

/** Gives empty tables the rows that were kept. */
export function filled<Tables extends ScopeTables | CommonTables>(tables: Tables, rows: RowsOf<Tables>): Tables {
  const kept = new Map<string, readonly never[]>(Object.entries(rows as object) as [string, readonly never[]][]);
  for (const [name, table] of Object.entries<{ fill(rows: readonly never[]): void }>(tables)) {
    table.fill(kept.get(name) ?? []);
  }
  return tables;
}
