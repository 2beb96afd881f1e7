import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

interface StoreSnapshot {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly unique: boolean;
    readonly multiEntry: boolean;
  }[];
  readonly rows: readonly unknown[];
}

/** A whole IndexedDB database with its shape: a profile written by an earlier version is read back as that version. */
export interface DiskSnapshot {
  readonly version: number;
  readonly stores: readonly StoreSnapshot[];
}

/** Everything committed at this moment, read in one transaction. */
export async function readDisk(disk: IDBFactory, name: string): Promise<DiskSnapshot> {
  const database = await settled(disk.open(name));
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names, 'readonly');
  const stores = names.map(async (storeName): Promise<StoreSnapshot> => {
    const store = transaction.objectStore(storeName);
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, unique, multiEntry } = store.index(indexName);
      return { name: indexName, keyPath, unique, multiEntry };
    });
    const rows: unknown[] = await settled(store.getAll());
    return { name: storeName, keyPath: store.keyPath, indexes, rows };
  });
  const snapshot = { version: database.version, stores: await Promise.all(stores) };
  database.close();
  return snapshot;
}

/** Makes the database anew on an empty disk. */
export async function writeDisk(disk: IDBFactory, name: string, snapshot: DiskSnapshot): Promise<void> {
  const opening = disk.open(name, snapshot.version);
  opening.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, indexes, rows } of snapshot.stores) {
      const store = opening.result.createObjectStore(storeName, { keyPath });
      for (const { name: indexName, keyPath: path, ...options } of indexes) store.createIndex(indexName, path, options);
      for (const row of rows) store.add(row);
    }
  };
  (await settled(opening)).close();
}

const fileName = 'device.bin';

export function saveSnapshot(directory: string, snapshot: DiskSnapshot): void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, fileName);
  writeFileSync(`${file}.new`, serialize(snapshot));
  renameSync(`${file}.new`, file);
}

export function loadSnapshot(directory: string): DiskSnapshot | undefined {
  try {
    return deserialize(readFileSync(join(directory, fileName))) as DiskSnapshot;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the disk did not say why'));
    };
  });
}
