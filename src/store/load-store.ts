import type { SnapshotManifest } from '../protocol/snapshot.ts';
import type { Bytes } from './device-ports.ts';
import { emptyLoad, isUnderWay, readLoad } from './load-state.ts';
import { type LoadState, readMeta, readScope, readSessionRow, writeMeta } from './meta.ts';
import type { IncomingRow } from './rows.ts';
import { openSession } from './sessions.ts';
import { reopening, storageFailure } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { checkChunk, swapSnapshot, type Swapped } from './swap-snapshot.ts';

interface LoadFor {
  readonly token: string;
  readonly scope: string;
  /** How often in a row the base has come to the head without the server's digest. */
  readonly mismatches: number;
}

/** What a load needs next. */
export type LoadStep = LoadFor &
  (
    | { readonly kind: 'manifest' }
    | {
        readonly kind: 'part';
        readonly id: string;
        readonly number: number;
        readonly from: number;
        readonly bytes: number;
        readonly sha256: string;
      }
    | { readonly kind: 'swap' }
  );

/** What the replay may ask of a load. */
export interface LoadStore {
  /** `null`: nothing to load now. */
  next(): Promise<LoadStep | null>;
  /** What is held of chunks that this one has too is kept. */
  keepManifest(scope: string, manifest: Omit<SnapshotManifest, 'nonce'>): Promise<void>;
  /** Keeps a part and, when the chunk is whole, compares its hash: `damaged` chunks are fetched anew. `late`: it does not go on from what is held. */
  keepPart(step: LoadStep & { readonly kind: 'part' }, bytes: Bytes): Promise<'kept' | 'damaged' | 'late'>;
  /** The server has no such snapshot any more: another one is asked for; after some in vain, pages. */
  gone(scope: string): Promise<void>;
  /** Pages from here on. */
  decline(scope: string): Promise<void>;
  swap(scope: string): Promise<Swapped>;
}

const mostInVain = 3;

export function createLoadStore(parts: StoreParts): LoadStore {
  const { database } = parts;
  const change = (scope: string, work: (load: LoadState) => Promise<void>): Promise<void> =>
    reopening(database, () =>
      database.transaction('rw', database.meta, database.incoming, async () => {
        const load = await readLoad(database, scope);
        if (load !== undefined) await work(load);
      }),
    );
  return {
    async next() {
      const found = await reopening(database, () =>
        database.transaction('r', database.meta, async () => {
          const row = await readSessionRow(database);
          if (row === undefined) return null;
          const { scope } = row.value;
          return { row, scope, load: await readLoad(database, scope), state: await readScope(database, scope) };
        }),
      );
      if (found?.load?.status !== 'loading') return null;
      const { row, scope, load, state } = found;
      const session = await openSession(parts.boxes, row);
      if (session === null) return null;
      return { token: session.token, scope, mismatches: state?.mismatches ?? 0, ...stepOf(load) };
    },
    keepManifest: (scope, manifest) =>
      change(scope, async (load) => {
        const held: number[] = [];
        for (const [number, chunk] of manifest.chunks.entries()) {
          const before = load.manifest?.chunks.findIndex(({ sha256 }) => sha256 === chunk.sha256) ?? -1;
          held[number] = Math.min(chunk.bytes, load.held[before] ?? 0);
        }
        const shas = new Set(manifest.chunks.map(({ sha256 }) => sha256));
        const rows = database.incoming.where('scope').equals(scope);
        await rows.filter(({ sha256 }) => !shas.has(sha256)).delete();
        await writeMeta(database, 'load', { ...load, manifest, held });
      }),
    async keepPart(step, bytes) {
      if (!(await keepPart(parts, step, bytes))) return 'late';
      return (await checkChunk(parts, step.scope, step.number)) ? 'kept' : 'damaged';
    },
    gone: (scope) =>
      change(scope, async (load) => {
        const vain = load.vain + 1;
        if (vain > mostInVain) await emptyLoad(database, load, 'declined');
        // What is held stays: the next one has most chunks in common with it.
        else
          await writeMeta(database, 'load', { ...load, vain, manifest: load.manifest && { ...load.manifest, id: '' } });
      }),
    decline: (scope) => change(scope, (load) => emptyLoad(database, load, 'declined')),
    async swap(scope) {
      try {
        return await swapSnapshot(parts, scope);
      } catch (error) {
        if (storageFailure(error)?.reason !== 'storageFull') throw error;
        // What came stays, so that only the swap is left once there is room; what a person saves goes before it all the same.
        await change(scope, (load) => writeMeta(database, 'load', { ...load, status: 'stopped', storageFull: true }));
        return { status: 'full' };
      }
    },
  };
}

type Step<Kind extends LoadStep['kind']> = Omit<LoadStep & { kind: Kind }, keyof LoadFor>;

function stepOf({ manifest, held }: LoadState): Step<'manifest'> | Step<'part'> | Step<'swap'> {
  if (manifest === null || manifest.id === '') return { kind: 'manifest' };
  for (const [number, { bytes, sha256 }] of manifest.chunks.entries()) {
    const from = held[number] ?? 0;
    if (from < bytes) return { kind: 'part', id: manifest.id, number, from, bytes, sha256 };
  }
  return { kind: 'swap' };
}

async function keepPart(
  { database, boxes }: StoreParts,
  { scope, number, from, sha256 }: LoadStep & { readonly kind: 'part' },
  bytes: Bytes,
): Promise<boolean> {
  const id = `${scope}/${sha256}/${String(from).padStart(9, '0')}`;
  const row: IncomingRow = { id, scope, sha256, from, box: await boxes.sealBytes(bytes, `incoming/${id}`) };
  try {
    return await reopening(database, () =>
      database.transaction('rw', database.meta, database.incoming, async () => {
        const load = await readLoad(database, scope);
        const chunk = load?.manifest?.chunks[number];
        if (load === undefined || chunk?.sha256 !== sha256 || (load.held[number] ?? 0) !== from) return false;
        await database.incoming.put(row);
        const held = load.held.map((one, at) => (at === number ? Math.min(chunk.bytes, from + bytes.length) : one));
        await writeMeta(database, 'load', { ...load, held, vain: 0 });
        return true;
      }),
    );
  } catch (error) {
    if (storageFailure(error)?.reason !== 'storageFull') throw error;
    // Stopped even when nothing was held yet: the next part would have no room either.
    await stopForLackOfRoom(database);
    return false;
  }
}

async function stopForLackOfRoom(database: StoreParts['database']): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.incoming, async () => {
      const load = await readMeta(database, 'load');
      if (load !== undefined && isUnderWay(load)) await emptyLoad(database, { ...load, storageFull: true }, 'stopped');
    }),
  );
}

/** The disk is full: what a person saves goes before what was being fetched. `true` when something was freed. */
export async function freeIncoming(database: StoreParts['database']): Promise<boolean> {
  return reopening(database, () =>
    database.transaction('rw', database.meta, database.incoming, async () => {
      const load = await readMeta(database, 'load');
      if (load === undefined || !isUnderWay(load) || (await database.incoming.count()) === 0) return false;
      await emptyLoad(database, { ...load, storageFull: true }, 'stopped');
      return true;
    }),
  );
}

/** A person stops the load, or lets it go on; what is held stays. */
export async function setLoading({ database }: StoreParts, going: boolean): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const load = await readMeta(database, 'load');
      if (load === undefined || !isUnderWay(load)) return;
      await writeMeta(database, 'load', { ...load, status: going ? 'loading' : 'stopped', storageFull: false });
      if (going) await pokeLoop(database);
    }),
  );
}

async function pokeLoop(database: StoreParts['database']): Promise<void> {
  const count = ((await readMeta(database, 'poke'))?.count ?? 0) + 1;
  await writeMeta(database, 'poke', { count, reason: 'button' });
}
