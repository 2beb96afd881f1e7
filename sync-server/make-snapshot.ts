import type { RecordKind } from '../src/domain/record-ref.ts';
import type { HashText } from '../src/domain/words.ts';
import { emptyDigest, foldDigest } from '../src/protocol/digest.ts';
import { createRowPacker, type JsonValue, type RowPacker } from '../src/protocol/packed/pack-rows.ts';
import { snapshotLimits, type SnapshotManifest } from '../src/protocol/snapshot.ts';
import type { ServerStore } from './store/port.ts';

/** A commune's records at one number, packed; kept in memory for a while. */
export interface Snapshot {
  readonly manifest: Omit<SnapshotManifest, 'nonce'>;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly bytes: number;
  /** Kinds of records in it: a build that does not know one of them cannot read it (R15). */
  readonly kinds: ReadonlySet<RecordKind>;
}

export interface MakeSnapshotParts {
  readonly store: ServerStore;
  readonly hash: HashText;
  /** Lets others have their turn. */
  readonly pause: () => void | Promise<void>;
}

const rowsPerRead = 200;
const rowsPerTurn = 40;

/**
 * Walks the commune's records by the number of their latest change, a page at a time, until a page ends at the head: what
 * was read is then exactly the commune at that number, though no read lasted longer than a page. A record that changed
 * behind the walk has come again. The same records at the same number give the same bytes in every process.
 *
 * `undefined`: too many, or changing faster than they can be read; pages serve then.
 */
export async function makeSnapshot(
  scope: string,
  { store, hash, pause }: MakeSnapshotParts,
): Promise<Snapshot | undefined> {
  const digests = new Map<string, string>();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const described: SnapshotManifest['chunks'] = [];
  let packer: RowPacker = createRowPacker();
  let inChunk = 0;
  let read = 0;
  const kinds = new Set<RecordKind>();
  const close = (): void => {
    if (inChunk === 0) return;
    const bytes = packer.finish();
    chunks.push(bytes);
    described.push({ bytes: bytes.length, rows: inChunk, sha256: hash(bytes) });
    packer = createRowPacker();
    inChunk = 0;
  };
  for (let after = 0; read <= 2 * snapshotLimits.rows;) {
    const page = await store.read(async (reads) => {
      const of = reads(scope);
      const heads = await of.headsAfter(after, rowsPerRead);
      return {
        heads,
        entities: await of.entities(heads.map(({ id }) => id)),
        counter: await of.counter(),
        epoch: await of.epoch(),
      };
    });
    const { counter } = page;
    for (const { kind, id, rev, seq, digest, state, leftTo } of [...page.entities].sort((a, b) => a.seq - b.seq)) {
      if (leftTo !== null) {
        // It may have been packed before it left (R18).
        if (digests.delete(id)) return undefined;
        [after, read] = [seq, read + 1];
        continue;
      }
      kinds.add(kind);
      packer.add({ kind, id, rev, state: JSON.parse(state) as JsonValue });
      digests.set(id, digest);
      after = seq;
      inChunk += 1;
      read += 1;
      // Where a chunk ends is told by the row itself, so that a later snapshot has most chunks in common with this one.
      const asks = Number.parseInt(digest.slice(0, 2), 16) < 4;
      const { from, to } = snapshotLimits.chunkBytes;
      const bytes = packer.bytes();
      if ((asks && bytes >= from) || bytes >= to || inChunk === snapshotLimits.chunkRows) close();
      if (read % rowsPerTurn === 0) await pause();
    }
    if (digests.size > snapshotLimits.rows) return undefined;
    if (page.heads.length === rowsPerRead) continue;
    close();
    let folded = emptyDigest;
    for (const digest of digests.values()) folded = foldDigest(folded, digest);
    if (folded !== counter.digest) return undefined;
    const { seq, chain, digest } = counter;
    const name = hash(described.map((chunk) => chunk.sha256).join()).slice(0, 16);
    const manifest = { id: `${seq}-${name}`, epoch: page.epoch, seq, chain, digest, rows: digests.size };
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    return { manifest: { ...manifest, chunks: described }, chunks, bytes, kinds };
  }
  return undefined;
}
