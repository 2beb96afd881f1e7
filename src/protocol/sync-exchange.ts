import * as v from 'valibot';
import { mutationSchema } from '../domain/mutation.ts';
import { type RecordKind, recordKinds } from '../domain/record-ref.ts';
import { receiptSchema } from './receipt.ts';
import { rolesSchema } from './sign-in.ts';
import { proofSchema, sentSealSchema } from './seal.ts';

/** Path, version and media type of the one exchange that carries everything. */
export const syncPath = '/v1/sync';
export const syncMediaType = 'application/vnd.lien-mach.sync+json';
/** The same, packed: says in one header what `content-encoding` would say in another. */
export const packedSyncMediaType = 'application/vnd.lien-mach.sync+gzip';
export const protocolVersion = 2;

/** Bounds on one request (R17). Bytes are of the uncompressed JSON. */
export const exchangeLimits = {
  requestBytes: 512 * 1024,
  /** What one request may unfold to, and one answer, in characters of values: columns say a thing once that stands in many rows. */
  requestUnits: 4 * 1024 * 1024,
  answerUnits: 32 * 1024 * 1024,
  mutationBytes: 64 * 1024,
  mutations: 1_000,
  lanes: 32,
  scopes: 8,
  held: 200,
  want: 200,
  anchors: 32,
  pageBytes: { min: 8 * 1024, max: 256 * 1024 },
} as const;

const scopeSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(16));
const uuidSchema = v.pipe(v.string(), v.uuid());
const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const incarnationSchema = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));

/** R13: the server's own earlier word on an act that is offered again (a proof, see verify-proof.ts). One that is no such thing is passed over, never a reason to refuse the act. */
const voucherSchema = v.exactOptional(v.unknown());

/** A mutation as it travels: whole, or — when the device can no longer read its own row — its id and hash alone, so that it blocks nothing behind it. */
export const sentMutationSchema = v.union([
  v.strictObject({ hash: hashSchema, mutation: mutationSchema, voucher: voucherSchema }),
  v.strictObject({ hash: hashSchema, unreadable: uuidSchema, voucher: voucherSchema }),
  /** R4: a person has let go of it, so that only its number travels again after a restore. */
  v.strictObject({ hash: hashSchema, letGo: uuidSchema }),
  /** Not (yet) understood: an envelope a newer build may fill otherwise. Kept as it came (R15). */
  v.strictObject({
    hash: hashSchema,
    mutation: v.looseObject({ mid: uuidSchema, scope: scopeSchema }),
    voucher: voucherSchema,
  }),
]);

/** A contiguous run of one lane, beginning at `from`; an empty one asks whether the server has the lane up to there. */
export const laneRunSchema = v.strictObject({
  scope: scopeSchema,
  /** On which its acts were made, where that is not the one that asks: brought from there in a sealed file (R9). */
  device: v.exactOptional(uuidSchema),
  incarnation: incarnationSchema,
  author: uuidSchema,
  from: v.pipe(seqSchema, v.minValue(1)),
  mutations: v.array(sentMutationSchema),
});

/** Where a device stands in a scope's changes. `chain` is the server's and opaque to the device (R13). */
export const cursorSchema = v.object({ epoch: uuidSchema, seq: seqSchema, chain: v.string() });

const kindSchema = v.picklist(recordKinds);
const entityRefSchema = v.strictObject({ kind: kindSchema, id: uuidSchema });

export const syncRequestSchema = v.strictObject({
  protocol: v.literal(protocolVersion),
  nonce: v.pipe(v.string(), v.minLength(16), v.maxLength(64)),
  device: uuidSchema,
  /** Of the device that asks, so that its own changes come back as markers. */
  incarnation: incarnationSchema,
  build: v.pipe(v.string(), v.maxLength(64)),
  /** Acts of its commune that wait on the device and do not come with this. Absent: none. */
  waiting: v.exactOptional(v.pipe(seqSchema, v.maxValue(1_000_000))),
  lanes: v.pipe(v.array(laneRunSchema), v.maxLength(exchangeLimits.lanes)),
  /**
   * Held receipts the device knows, to hear of their later revisions. With the voucher (R13), also final ones: a restored
   * server may remember only an earlier word on the act than the one the device holds.
   */
  held: v.pipe(
    v.array(v.strictObject({ scope: scopeSchema, mid: uuidSchema, revision: seqSchema, voucher: voucherSchema })),
    v.maxLength(exchangeLimits.held),
  ),
  pull: v.pipe(
    v.array(
      v.strictObject({
        scope: scopeSchema,
        cursor: v.nullable(cursorSchema),
        /**
         * Earlier cursors, newest first, of a device that was told that its own is unknown (R13); empty while it was not.
         * Absent: it knows of no anchors, and begins at the beginning at once.
         */
        anchors: v.exactOptional(v.pipe(v.array(cursorSchema), v.maxLength(exchangeLimits.anchors))),
        /** Rows the device can no longer read and wants again. */
        want: v.pipe(v.array(entityRefSchema), v.maxLength(exchangeLimits.want)),
        /** Uncompressed bytes of changes the line can bear now. */
        pageBytes: v.pipe(
          v.number(),
          v.integer(),
          v.minValue(exchangeLimits.pageBytes.min),
          v.maxValue(exchangeLimits.pageBytes.max),
        ),
        /** Rows, also of what only the asker has changed: it could not derive them by itself. */
        whole: v.exactOptional(v.boolean()),
        /** It holds nothing and can load a snapshot: where one is worth it, no page of the rows that the snapshot brings anyway. */
        loads: v.exactOptional(v.boolean()),
        /**
         * How many kinds of records it knows, of all in the order in which builds came to know them: dossiers, books, what
         * communes state for themselves. It gets no page that reaches a record of another kind (R15).
         */
        kinds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
        /** What builds say that know dossiers and books alone. Absent, and no `kinds`: dossiers alone. */
        books: v.exactOptional(v.literal(true)),
      }),
    ),
    v.maxLength(exchangeLimits.scopes),
  ),
});

/** Of what is asked, which kinds of records the device knows. */
export function knowsKind(
  { kinds, books }: { readonly kinds?: number | undefined; readonly books?: boolean | undefined },
  kind: RecordKind,
): boolean {
  return recordKinds.indexOf(kind) < (kinds ?? (books === true ? 2 : 1));
}

// Answers are read loosely: an old device goes on when a newer server says more than it knows (R15).

/** What the server says of one lane. `gap`: send again from `expected`. `fork`: another has used these numbers (R14). */
const laneAnswerSchema = v.object({
  scope: scopeSchema,
  /** As the run said it. */
  device: v.exactOptional(uuidSchema),
  incarnation: incarnationSchema,
  author: uuidSchema,
  expected: v.pipe(seqSchema, v.minValue(1)),
  outcome: v.picklist(['ok', 'gap', 'fork']),
});

const changeHead = {
  kind: kindSchema,
  id: uuidSchema,
  rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
};

export const changeSchema = v.variant('type', [
  v.object({ type: v.literal('row'), ...changeHead, state: v.looseObject({ id: uuidSchema }) }),
  /** Made by this device alone since its cursor: it applies its own kept mutations, in this order, instead of downloading them. */
  v.object({ type: v.literal('own'), ...changeHead, mids: v.array(uuidSchema) }),
]);

/** Not, or no longer, among what this device may hold; `rev` 0: never there. */
const goneSchema = v.object({ type: v.literal('gone'), kind: kindSchema, id: uuidSchema, rev: seqSchema });

const scopeChangesSchema = v.object({
  scope: scopeSchema,
  /**
   * Where this page begins (R13): behind the cursor that was given, or at the beginning when none was; behind the newest
   * anchor the server knows, because it does not know the cursor; at the start, because it knows neither; or nowhere,
   * because the cursor is unknown and there was no anchor yet to choose from.
   */
  from: v.picklist(['cursor', 'anchor', 'start', 'nowhere']),
  /** That anchor. */
  anchor: v.optional(v.nullable(cursorSchema), null),
  /** `gone`: it has left what this device may hold; its base loses the row, and the fold does not count it (R18). */
  changes: v.array(v.variant('type', [changeSchema, goneSchema])),
  /** Rows asked for in `want`, as they stand, that are not among the changes; no cursor covers them. */
  wanted: v.array(v.variant('type', [changeSchema, goneSchema])),
  /**
   * XOR of the digests of all rows of `changes` and `wanted` as they shall stand, those given as markers too. The device
   * computes each digest itself (SHA-256 of canonical `{kind, id, rev, state}`); where the two differ it keeps nothing of the page.
   */
  fold: hashSchema,
  cursor: cursorSchema,
  more: v.boolean(),
  /** How many numbers of the scope are still ahead of `cursor`; many at the beginning of a walk are better taken as a snapshot. */
  ahead: v.exactOptional(v.pipe(seqSchema)),
  /** XOR of all row digests of the scope at `cursor`; only when `more` is false. */
  digest: v.nullable(hashSchema),
});

export const syncResponseSchema = v.object({
  protocol: v.literal(protocolVersion),
  nonce: v.string(),
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  lanes: v.array(laneAnswerSchema),
  receipts: v.array(receiptSchema),
  /** One for each (scope, batch) that the receipts belong to. */
  seals: v.optional(v.array(sentSealSchema), []),
  changes: v.array(scopeChangesSchema),
  /** R18: communes asked for whose records this person may not, or no longer, hold: what the device has of them leaves it. Absent: none. */
  revoked: v.exactOptional(v.array(scopeSchema)),
  /** What the person who asks is to her commune now (R18). Absent: her access has ended, or the server knows no roles. */
  roles: v.exactOptional(rolesSchema),
  /**
   * Acts that a hub has on its disk, by id and hash. Where it stands, the hub has answered by itself, since it could not
   * reach the province: nothing here is a receipt, and only proofs are the province's word. Absent: the server has answered.
   */
  relayed: v.exactOptional(v.array(v.object({ mid: uuidSchema, hash: hashSchema }))),
  /** Of a hub: receipts of the province that it was given for what it has carried there. */
  proofs: v.exactOptional(v.array(proofSchema)),
  /** Of a hub: dossiers as they would be with what other machines have given to it. A forecast; only the server's rows are the base. */
  overlay: v.exactOptional(v.array(v.looseObject({ id: uuidSchema }))),
  /** When the server would like to hear from this device again; spreads everyone's return after an outage. */
  spreadMs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

export type Cursor = v.InferOutput<typeof cursorSchema>;
export type SentMutation = v.InferOutput<typeof sentMutationSchema>;
export type LaneRun = v.InferOutput<typeof laneRunSchema>;
export type SyncRequest = v.InferOutput<typeof syncRequestSchema>;
export type SyncResponse = v.InferOutput<typeof syncResponseSchema>;
export type LaneAnswer = v.InferOutput<typeof laneAnswerSchema>;
export type Change = v.InferOutput<typeof changeSchema>;
export type Gone = v.InferOutput<typeof goneSchema>;
export type ScopeChanges = v.InferOutput<typeof scopeChangesSchema>;
