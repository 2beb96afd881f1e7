import { IDBFactory } from 'fake-indexeddb';
import { outboxOnDisk } from '../../src/store/names-on-disk.ts';
import { type DiskSnapshot, readDisk, writeDisk } from '../../tests/support/device-disk.ts';
import { ownConnection } from './own-timers.ts';
import type { Process, Scheduler } from './scheduler.ts';

type Row = Readonly<Record<string, unknown>>;

/** As much of the in-memory IndexedDB's inside as a power cut touches. */
interface RawTransaction {
  _state: string;
  readonly _started: boolean;
  readonly _rollbackLog: (() => void)[];
  readonly db: RawConnection;
  readonly mode: string;
}

interface RawConnection {
  _closePending: boolean;
  _closed: boolean;
  readonly _rawDatabase: RawDatabase;
}

interface RawStore {
  readonly records: { values(): Iterable<{ readonly value: Row }> };
  storeRecord: (record: unknown, noOverwrite: boolean, rollbackLog?: unknown[]) => unknown;
}

interface RawDatabase {
  transactions: RawTransaction[];
  connections: RawConnection[];
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
  processTransactions(): void;
}

/** The disk of one browser profile: it outlives the tabs that write to it. */
export interface Disk {
  /** The database's name: of this profile alone, so that no other profile hears of its changes. */
  readonly name: string;
  /** The disk as one tab knows it: its connections die with it. */
  factoryFor(tab: Process): IDBFactory;
  /** The tab is dead: transactions it had not committed are undone, and nobody waits for them any more. */
  forget(tab: Process): void;
  /** Closes the connections under a tab, as iOS does (L17). */
  closeUnder(tab: Process): void;
  setFull(full: boolean): void;
  /** Committed rows, looked at from outside, at this moment. */
  rows(table: string): readonly Row[];
  /** No transaction is in the middle of writing. */
  readonly quiet: boolean;
  snapshot(): Promise<DiskSnapshot>;
  /** Acts were written without asking that they be on the disk when it says so. */
  readonly relaxed: boolean;
  readonly factory: IDBFactory;
  readonly process: Process;
}

export function createDisk(scheduler: Scheduler, name: string): Disk {
  const factory = new IDBFactory();
  const process = scheduler.process(`disk ${name}`);
  const connections = new Map<Process, Set<RawConnection>>();
  const opening = new Set<Process>();
  let full = false;
  let relaxed = false;

  const inside = factory as unknown as {
    readonly _databases: ReadonlyMap<string, RawDatabase>;
    readonly _connectionQueues: Map<string, unknown>;
  };
  const raw = (): RawDatabase | undefined => inside._databases.get(name);
  const queues = (): Map<string, unknown> => inside._connectionQueues;

  const own = (tab: Process, connection: unknown): void => {
    ownConnection(connection as object, tab);
    watchDurability(connection as IDBDatabase, () => {
      relaxed = true;
    });
    const of = connections.get(tab) ?? new Set();
    connections.set(tab, of.add(connection as RawConnection));
  };

  return {
    name,
    factory,
    process,
    factoryFor(tab) {
      return new Proxy(factory, {
        get(target, property) {
          if (property !== 'open') {
            const value: unknown = Reflect.get(target, property);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          }
          return (...args: Parameters<IDBFactory['open']>) => {
            const request = target.open(...args);
            opening.add(tab);
            request.addEventListener('upgradeneeded', () => {
              own(tab, request.result);
            });
            request.addEventListener('success', () => {
              opening.delete(tab);
              own(tab, request.result);
            });
            return request;
          };
        },
      });
    },
    forget(tab) {
      const database = raw();
      const dead = connections.get(tab) ?? new Set<RawConnection>();
      connections.delete(tab);
      if (opening.delete(tab)) {
        // Dead while it opened: the next one to open must not wait for it.
        queues().delete(name);
        const known = new Set([...connections.values()].flatMap((of) => [...of]));
        for (const connection of database?.connections ?? []) if (!known.has(connection)) dead.add(connection);
      }
      if (database === undefined) return;
      for (const transaction of database.transactions) {
        if (!dead.has(transaction.db) || transaction._state === 'finished') continue;
        for (const undo of transaction._rollbackLog.toReversed()) undo();
        transaction._rollbackLog.length = 0;
        transaction._state = 'finished';
      }
      database.transactions = database.transactions.filter(({ db }) => !dead.has(db));
      for (const connection of dead) {
        connection._closePending = true;
        connection._closed = true;
      }
      database.connections = database.connections.filter((connection) => !dead.has(connection));
      // Whoever waited for what is undone now comes next; several may start at once.
      scheduler.soon(
        () => {
          database.transactions.forEach(() => {
            database.processTransactions();
          });
        },
        { of: process, kind: 'disk' },
      );
    },
    closeUnder(tab) {
      for (const connection of connections.get(tab) ?? []) (connection as unknown as IDBDatabase).close();
    },
    setFull(isFull) {
      full = isFull;
      for (const store of raw()?.rawObjectStores.values() ?? []) {
        const proto = Object.getPrototypeOf(store) as RawStore;
        store.storeRecord = function storeRecord(this: RawStore, record, noOverwrite, rollbackLog) {
          // Undoing never needs room.
          if (full && rollbackLog !== undefined) {
            throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
          }
          return proto.storeRecord.call(this, record, noOverwrite, rollbackLog);
        };
      }
    },
    rows(table) {
      const store = raw()?.rawObjectStores.get(tableOnDisk(table));
      return store === undefined ? [] : Array.from(store.records.values(), ({ value }) => value);
    },
    get quiet() {
      return (raw()?.transactions ?? []).every(
        ({ mode, _started, _state }) => mode === 'readonly' || !_started || _state === 'finished',
      );
    },
    get relaxed() {
      return relaxed;
    },
    snapshot: () => readDisk(factory, name),
  };
}

/** What a table that the store knows by this name is called on the disk. */
export function tableOnDisk(table: string): string {
  return table === 'outbox' ? outboxOnDisk : table;
}

/** The same profile on another disk, or on this one as it was before. */
export async function createDiskFrom(scheduler: Scheduler, name: string, snapshot: DiskSnapshot): Promise<Disk> {
  const disk = createDisk(scheduler, name);
  await writeDisk(disk.factory, name, snapshot);
  return disk;
}

/** L29: a browser that is not asked may say that an act is on the disk when it is not. */
function watchDurability(connection: IDBDatabase, relaxed: () => void): void {
  const begin = connection.transaction.bind(connection);
  Object.assign(connection, {
    transaction: (...[tables, mode, options]: Parameters<IDBDatabase['transaction']>) => {
      if (mode === 'readwrite' && [tables].flat().includes(outboxOnDisk) && options?.durability !== 'strict') relaxed();
      return begin(tables, mode, options);
    },
  });
}
