import * as v from 'valibot';

/** First load: a commune's records as they stood at one number, packed in chunks that are fetched one by one. */
export const snapshotMediaType = 'application/vnd.lien-mach.snapshot+json';
export const snapshotChunkMediaType = 'application/vnd.lien-mach.snapshot';

/** Bounds (R17). */
export const snapshotLimits = {
  /** With fewer changes ahead than these, pages are as good. */
  worthChanges: 500,
  rows: 200_000,
  chunks: 10_000,
  /** A chunk is closed at a row that asks for it above the first, and at any row above the second; one row may be longer. */
  chunkBytes: { from: 30 * 1024, to: 46 * 1024, most: 4 * 1024 * 1024 },
  chunkRows: 4_000,
} as const;

const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));
const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const atMost = (most: number) => v.pipe(countSchema, v.minValue(1), v.maxValue(most));

/**
 * What a snapshot is made of. Its rows are those of all chunks in their order; a record that changed while the snapshot
 * was made comes twice, and the later one counts. `digest` is the commune's at `seq`.
 */
export const snapshotManifestSchema = v.object({
  nonce: v.string(),
  id: v.pipe(v.string(), v.regex(/^\d{1,16}-[0-9a-f]{16}$/u)),
  epoch: v.pipe(v.string(), v.uuid()),
  seq: countSchema,
  chain: v.string(),
  digest: hashSchema,
  rows: v.pipe(countSchema, v.maxValue(snapshotLimits.rows)),
  chunks: v.pipe(
    v.array(
      v.object({
        /** Packed. */
        bytes: atMost(snapshotLimits.chunkBytes.most),
        rows: atMost(snapshotLimits.chunkRows),
        /** SHA-256 of the packed bytes. */
        sha256: hashSchema,
      }),
    ),
    v.maxLength(snapshotLimits.chunks),
  ),
});

export type SnapshotManifest = v.InferOutput<typeof snapshotManifestSchema>;

export function snapshotPath(scope: string): string {
  return `/v1/snapshots/${encodeURIComponent(scope)}`;
}

export function snapshotChunkPath(scope: string, id: string, number: number): string {
  return `${snapshotPath(scope)}/${id}/${number}`;
}
