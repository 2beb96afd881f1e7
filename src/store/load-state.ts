import type { DeviceDatabase } from './database.ts';
import { type LoadState, readMeta, writeMeta } from './meta.ts';
import type { LoadProgress } from './store.ts';

/** The load of this scope. Only inside a transaction over meta. */
export async function readLoad(database: DeviceDatabase, scope: string): Promise<LoadState | undefined> {
  const load = await readMeta(database, 'load');
  return load?.scope === scope ? load : undefined;
}

/** Whether the walk through the pages rests because a load is under way. */
export function isUnderWay(load: LoadState | undefined): boolean {
  return load !== undefined && load.status !== 'declined';
}

export async function beginLoad(database: DeviceDatabase, scope: string): Promise<void> {
  await writeMeta(database, 'load', {
    scope,
    status: 'loading',
    storageFull: false,
    manifest: null,
    held: [],
    vain: 0,
  });
}

/** Forgets what was fetched; what becomes of the load is said with it. */
export async function emptyLoad(database: DeviceDatabase, load: LoadState, status: LoadState['status']): Promise<void> {
  await database.incoming.where('scope').equals(load.scope).delete();
  await writeMeta(database, 'load', { ...load, status, manifest: null, held: [] });
}

export function progressOf(load: LoadState | undefined): LoadProgress | null {
  if (load === undefined || load.status === 'declined') return null;
  const { status, storageFull, manifest, held } = load;
  if (manifest === null) return { status, storageFull, amount: null };
  const whole = manifest.chunks.filter((chunk, number) => held[number] === chunk.bytes);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const rowsHeld = Math.min(manifest.rows, sum(whole.map(({ rows }) => rows)));
  const bytes = sum(manifest.chunks.map((chunk) => chunk.bytes));
  return { status, storageFull, amount: { rows: manifest.rows, rowsHeld, bytes, bytesHeld: sum(held) } };
}
