import type { IndexShardRow } from './rows.ts';
import { readMeta, readScope } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** A base row as the index knows it: the first digits of its digest, and its entry as JSON; empty when it could not be read. */
export interface BaseLine {
  readonly version: string;
  readonly line: string;
}

/** Of 20,000 dossiers some hundred and fifty lie in each. */
export const shardCount = 128;

/** An id ends in random digits. */
export function shardOf(id: string): number {
  const last = Number.parseInt(id.slice(-2), 16);
  return Number.isNaN(last) ? 0 : last >> 1;
}

const shardId = (scope: string, shard: number): string => `${scope}/${String(shard).padStart(3, '0')}`;
const contextOf = (scope: string, shard: number): string => `index/${shardId(scope, shard)}`;

/** The lines of one shard by id; `undefined` when it is missing, damaged or of another edition: then it is made anew. */
export async function readShard(
  parts: Pick<StoreParts, 'database' | 'boxes'>,
  { scope, shard, edition }: { readonly scope: string; readonly shard: number; readonly edition: string },
): Promise<ReadonlyMap<string, BaseLine> | undefined> {
  const row = await reopening(parts.database, () => parts.database.shards.get(shardId(scope, shard)));
  const text = row === undefined ? undefined : await parts.boxes.open(row.box, contextOf(scope, shard));
  const [head, ...lines] = text?.split('\n') ?? [];
  if (head !== headOf(edition, lines.length)) return undefined;
  const found = new Map<string, BaseLine>();
  for (const each of lines) {
    const [id = '', version = '', line] = each.split('\t');
    if (line === undefined) return undefined;
    found.set(id, { version, line });
  }
  return found;
}

const headOf = (edition: string, count: number): string => `${edition} ${count}`;

/** Keeps shards of the index; not of a commune that the device has left meanwhile (R18). */
export async function writeShards(
  { database, boxes }: Pick<StoreParts, 'database' | 'boxes'>,
  { scope, edition }: { readonly scope: string; readonly edition: string },
  shards: ReadonlyMap<number, readonly (readonly [string, BaseLine])[]>,
): Promise<void> {
  const rows: IndexShardRow[] = [];
  for (const [shard, held] of shards) {
    // JSON has no bare tabs or line ends.
    const lines = held.map(([id, { version, line }]) => `${id}\t${version}\t${line}`);
    const text = [headOf(edition, lines.length), ...lines].join('\n');
    rows.push({ id: shardId(scope, shard), scope, box: await boxes.seal(text, contextOf(scope, shard)) });
  }
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.shards, async () => {
      const here = (await readMeta(database, 'session'))?.scope === scope;
      if (here && (await readScope(database, scope)) !== undefined) await database.shards.bulkPut(rows);
    }),
  );
}
