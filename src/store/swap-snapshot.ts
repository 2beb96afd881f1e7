import { emptyDigest, foldDigest } from '../protocol/digest.ts';
import { NotPacked } from '../protocol/packed/range-coder.ts';
import { unpackRows } from '../protocol/packed/pack-rows.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { changeSchema } from '../protocol/sync-exchange.ts';
import * as v from 'valibot';
import { remakeViews, type RemadeViews } from './answer-views.ts';
import { newScope, recordRow } from './apply-page.ts';
import { emptyLoad, readLoad } from './load-state.ts';
import {
  type LoadState,
  moveGeneration,
  readGeneration,
  readScope,
  type ScopeState,
  writeMeta,
  writeScope,
} from './meta.ts';
import { damageRow } from './damage-notes.ts';
import type { RecordRow } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** `again`: a chunk was not what it should be and is fetched anew. `declined`: the whole is not what it says; pages serve. `full`: the disk is. */
export type Swapped =
  { readonly status: 'swapped'; readonly rows: number } | { readonly status: 'again' | 'declined' | 'full' };

const mostAttempts = 1_000;
const rowsPerPut = 500;

type Whole = NonNullable<LoadState['manifest']>;

/**
 * Everything has come: the rows are made and checked outside any transaction, then base, digest, cursor and the views of
 * what waits change in one (R11). Outbox, acknowledged acts and drafts are not touched. A reader sees the old base or the new.
 */
export async function swapSnapshot(parts: StoreParts, scope: string): Promise<Swapped> {
  const { database } = parts;
  const load = await reopening(database, () =>
    database.transaction('r', database.meta, () => readLoad(database, scope)),
  );
  const manifest = load?.manifest ?? null;
  if (load === undefined || manifest === null) return { status: 'again' };
  const rows = await readRows(parts, scope, manifest);
  if (typeof rows === 'number') {
    await dropChunk(parts, scope, rows);
    return { status: 'again' };
  }
  let digest = emptyDigest;
  for (const row of rows.values()) digest = foldDigest(digest, row.digest);
  if (digest !== manifest.digest || rows.size !== manifest.rows) {
    await reopening(database, () =>
      database.transaction('rw', database.meta, database.incoming, () => emptyLoad(database, load, 'declined')),
    );
    return { status: 'declined' };
  }
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const ground = await readGround(parts, scope);
    const near = new Map([...rows].filter(([id]) => ground.acted.has(id)));
    const swept = ground.ids.filter((id) => !rows.has(id));
    const settled = {
      acknowledged: [],
      again: [],
      kept: [],
      receipts: new Map<string, never>(),
      retaken: { acts: new Set<string>(), timesKept: 0 },
      reopened: false,
    };
    const views = await remakeViews(parts, ground.generation, {
      settled,
      rows: near,
      swept: swept.filter((id) => ground.acted.has(id)),
      left: [],
    });
    const state = stateAfter(ground.state, manifest);
    if (
      views !== undefined &&
      (await write(parts, { scope, generation: ground.generation, rows, swept, views, state }))
    ) {
      return { status: 'swapped', rows: rows.size };
    }
  }
  throw new Error('saves kept coming in between a snapshot and its commit');
}

/** All rows by id, or the number of a chunk that is not what it should be. */
async function readRows(parts: StoreParts, scope: string, manifest: Whole): Promise<Map<string, RecordRow> | number> {
  const rows = new Map<string, RecordRow>();
  for (const [number, chunk] of manifest.chunks.entries()) {
    const bytes = await readChunk(parts, scope, chunk);
    if (bytes === undefined || parts.hash(bytes) !== chunk.sha256) return number;
    for (const value of unpacked(bytes, chunk.rows)) {
      const change = v.parse(changeSchema, { type: 'row', ...(value as object) });
      if (change.type !== 'row') continue;
      const { kind, id, rev, state } = change;
      const text = canonicalText({ kind, id, rev, state });
      rows.set(
        id,
        await recordRow(parts, { change, text, digest: parts.hash(text), scope, pass: 0, came: manifest.seq }),
      );
    }
  }
  return rows;
}

// The hash fits, so this is what the server packed; if this build cannot read it, nothing is loaded and the digest says so.
function unpacked(bytes: Uint8Array, count: number): readonly unknown[] {
  try {
    const values = unpackRows(bytes, count);
    return values.every((value) => v.is(changeSchema, { type: 'row', ...(value as object) })) ? values : [];
  } catch (error) {
    if (error instanceof NotPacked) return [];
    throw error;
  }
}

async function readChunk(
  { database, boxes }: StoreParts,
  scope: string,
  { sha256, bytes }: Whole['chunks'][number],
): Promise<Uint8Array | undefined> {
  const prefix = `${scope}/${sha256}/`;
  const found = await reopening(database, () => database.incoming.where('id').startsWith(prefix).toArray());
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const row of found) {
    const part = await boxes.openBytes(row.box, `incoming/${row.id}`);
    if (part === undefined || row.from !== at || at + part.length > bytes) return undefined;
    whole.set(part, at);
    at += part.length;
  }
  return at === bytes ? whole : undefined;
}

/** Whether a chunk that has come whole is what it should be; one that is not is fetched anew (R6). */
export async function checkChunk(parts: StoreParts, scope: string, number: number): Promise<boolean> {
  const { database } = parts;
  const load = await reopening(database, () =>
    database.transaction('r', database.meta, () => readLoad(database, scope)),
  );
  const chunk = load?.manifest?.chunks[number];
  if (chunk === undefined || load?.held[number] !== chunk.bytes) return true;
  const bytes = await readChunk(parts, scope, chunk);
  if (bytes !== undefined && parts.hash(bytes) === chunk.sha256) return true;
  await dropChunk(parts, scope, number);
  return false;
}

async function dropChunk({ database }: StoreParts, scope: string, number: number): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.incoming, async () => {
      const load = await readLoad(database, scope);
      const chunk = load?.manifest?.chunks[number];
      if (load === undefined || chunk === undefined) return;
      await database.incoming.where('id').startsWith(`${scope}/${chunk.sha256}/`).delete();
      await writeMeta(database, 'load', { ...load, held: load.held.map((bytes, at) => (at === number ? 0 : bytes)) });
    }),
  );
}

async function readGround({ database }: StoreParts, scope: string) {
  const tables = [database.meta, database.records, database.views, database.outbox, database.acknowledged];
  return reopening(database, () =>
    database.transaction('r', tables, async () => ({
      generation: await readGeneration(database),
      state: (await readScope(database, scope)) ?? newScope,
      ids: await database.records
        .where('[scope+pass]')
        .between([scope, 0], [scope, Infinity], true, true)
        .primaryKeys(),
      acted: new Set(
        [
          ...(await database.outbox.orderBy('entity').uniqueKeys()),
          ...(await database.acknowledged.orderBy('entity').uniqueKeys()),
          ...(await database.views.toCollection().primaryKeys()),
        ].map(String),
      ),
    })),
  );
}

function stateAfter(before: ScopeState, { epoch, seq, chain, digest }: Whole): ScopeState {
  const { mismatches } = before;
  const cursor = { epoch, seq, chain };
  const walk = { pass: before.pass + 1, rewalking: false, mismatches, wholeTo: null };
  // Anchors are of the walk they were passed on.
  return { ...before, ...walk, cursor, digest, anchors: [], lost: false, atHead: false };
}

interface Written {
  readonly scope: string;
  readonly generation: number;
  readonly rows: ReadonlyMap<string, RecordRow>;
  readonly swept: readonly string[];
  readonly views: RemadeViews;
  readonly state: ScopeState;
}

/** `false` when the ground moved under what was prepared. */
async function write({ database }: StoreParts, { scope, generation, rows, swept, views, state }: Written) {
  const tables = [database.meta, database.records, database.views, database.incoming];
  return reopening(database, () =>
    database.transaction('rw', tables, async () => {
      if ((await readGeneration(database)) !== generation) return false;
      await moveGeneration(database);
      const all = [...rows.values()];
      // In steps, so that the page stays awake between them; the transaction is one.
      for (let at = 0; at < all.length; at += rowsPerPut) {
        await database.records.bulkPut(all.slice(at, at + rowsPerPut).map((row) => ({ ...row, pass: state.pass })));
      }
      await database.records.bulkDelete([...swept]);
      const damaged = await database.meta.where('id').startsWith(damageRow('records', '').id).primaryKeys();
      await database.meta.bulkDelete(damaged);
      await database.views.bulkDelete([...views.gone]);
      await database.views.bulkPut([...views.put]);
      await writeScope(database, scope, state);
      await database.incoming.where('scope').equals(scope).delete();
      await database.meta.delete('load');
      return true;
    }),
  );
}
