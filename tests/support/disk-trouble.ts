import { Dexie, type DBCore } from 'dexie';

/** What a test does to the disk of the stores it opens. */
export interface DiskTrouble {
  /** Asked before each transaction; may throw. */
  beforeTransaction: (mode: 'readonly' | 'readwrite', tables: readonly string[]) => void;
  /** Asked before each write to a table; an error it returns is how that write fails. */
  beforeWrite: (table: string) => Error | undefined;
  /** Closes the connection under the store, as iOS and a full disk do (L17). */
  closeUnder: () => void;
  /** What the transactions that wrote were asked to be. */
  readonly durabilities: string[];
}

let awaited: DiskTrouble | undefined;

Dexie.addons.push((database) => {
  const trouble = awaited;
  if (trouble === undefined) return;
  trouble.closeUnder = () => database.backendDB().close();
  database.use({ stack: 'dbcore', name: 'trouble', create: (core) => troubled(core, trouble) });
});

function troubled(core: DBCore, trouble: DiskTrouble): DBCore {
  return {
    ...core,
    transaction(tables, mode, options) {
      trouble.beforeTransaction(mode, tables);
      const transaction = core.transaction(tables, mode, options);
      if (mode === 'readwrite') trouble.durabilities.push((transaction as unknown as IDBTransaction).durability);
      return transaction;
    },
    table(name) {
      const table = core.table(name);
      return {
        ...table,
        async mutate(request) {
          const error = trouble.beforeWrite(name);
          if (error !== undefined) throw error;
          return table.mutate(request);
        },
      };
    },
  };
}

/** Opens a store by `open` on a disk that this trouble can befall. */
export function withDiskTrouble<Opened>(open: () => Opened): {
  readonly opened: Opened;
  readonly trouble: DiskTrouble;
} {
  const trouble: DiskTrouble = {
    beforeTransaction: () => undefined,
    beforeWrite: () => undefined,
    closeUnder: () => undefined,
    durabilities: [],
  };
  awaited = trouble;
  try {
    return { opened: open(), trouble };
  } finally {
    awaited = undefined;
  }
}

export function quotaExceeded(): Error {
  return new DOMException('The quota has been exceeded.', 'QuotaExceededError');
}
