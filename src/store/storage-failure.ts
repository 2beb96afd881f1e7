import type { DeviceDatabase } from './database.ts';
import type { Saved } from './store.ts';

export type StorageFailure = Extract<Saved, { status: 'failed' }>;

const full = new Set(['QuotaExceededError']);
// What browsers throw when they have closed the connection under us: iOS says UnknownError, the others the first two (L17).
const closed = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'UnknownError',
  'OpenFailedError',
  'MissingAPIError',
]);
const other = new Set([
  'AbortError',
  'TimeoutError',
  'NotFoundError',
  'VersionError',
  'DataError',
  'ConstraintError',
  'BulkError',
  'ModifyError',
]);

/** The failed write as a value; `undefined` when the error is not the storage's but a bug. */
export function storageFailure(error: unknown): StorageFailure | undefined {
  const names = namesOf(error);
  const detail = error instanceof Error ? error.message : '';
  if (names.some((name) => full.has(name))) return { status: 'failed', reason: 'storageFull', detail };
  if (names.some((name) => closed.has(name))) return { status: 'failed', reason: 'storageClosed', detail };
  if (names.some((name) => other.has(name))) return { status: 'failed', reason: 'unknown', detail };
  return undefined;
}

const letGo = new WeakSet<DeviceDatabase>();

/** Closes the database for good: what still comes is told that it is closed. */
export function closeForGood(database: DeviceDatabase): void {
  letGo.add(database);
  database.close();
}

export function isClosedForGood(database: DeviceDatabase): boolean {
  return letGo.has(database);
}

/** Runs `work`; when the connection was closed under it, opens the database again and runs it once more (L17). */
export async function reopening<Result>(database: DeviceDatabase, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (storageFailure(error)?.reason !== 'storageClosed' || letGo.has(database)) throw error;
    await reopen(database);
    return work();
  }
}

/** Opens the connection anew, unless the database was closed for good. */
export async function reopen(database: DeviceDatabase): Promise<void> {
  if (letGo.has(database)) return;
  database.close({ disableAutoOpen: false });
  await database.open();
}

// Dexie wraps the browser's error in its own, as `inner`.
function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  let at = error;
  for (let depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    if ('name' in at && typeof at.name === 'string') names.push(at.name);
    at = 'inner' in at ? at.inner : undefined;
  }
  return names;
}
