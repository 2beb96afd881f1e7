import * as v from 'valibot';
import type { HashText } from '../domain/words.ts';
import { leafHash } from './merkle.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { type Receipt, receiptSchema } from './receipt.ts';

/** Receipt chain of a commune that has no sealed receipts yet. */
export const emptyReceiptChain = '0'.repeat(64);

const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const numberSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The server's word on one batch of receipts: those that one transaction wrote for one commune. */
export const sealSchema = v.object({
  scope: v.string(),
  /** The server's history that the batch belongs to. */
  epoch: v.pipe(v.string(), v.uuid()),
  batch: numberSchema,
  /** Chain of the batch before it. */
  previous: hashSchema,
  /** Merkle root (RFC 9162 §2.1) of its receipts in the order of their numbers. */
  root: hashSchema,
  chain: hashSchema,
  /** Number of its first receipt, and how many there are. */
  firstNo: numberSchema,
  count: v.pipe(numberSchema, v.maxValue(1_000_000)),
  /** First 16 hex digits of the SHA-256 of the public key (SubjectPublicKeyInfo, DER). */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** ECDSA P-256 with SHA-256 over `signedText`, r and s (IEEE P1363), base64url. */
  signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)),
});

/** A seal as it travels: with the hashes of the largest subtrees that hold none of the answer's receipts, from left to right. */
export const sentSealSchema = v.object({ ...sealSchema.entries, others: v.array(hashSchema) });

/** What stands alone: anyone with the server's public key can tell that it gave this receipt. */
export const proofSchema = v.object({
  receipt: receiptSchema,
  /** Audit path of the receipt (RFC 9162 §2.1.3), from the leaf upwards. */
  path: v.pipe(v.array(hashSchema), v.maxLength(20)),
  seal: sealSchema,
});

export const publicKeySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** SubjectPublicKeyInfo in DER, base64url. */
  spki: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/)),
});

export const keysPath = '/v1/keys';
export const keysAnswerSchema = v.object({
  keys: v.array(publicKeySchema),
  /** To which a machine seals what it would hand in: an uncompressed point of P-256 in base64url. Absent: an older server. */
  handIn: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{87}$/))),
});

export type Seal = v.InferOutput<typeof sealSchema>;
export type SentSeal = v.InferOutput<typeof sentSealSchema>;
export type KeysAnswer = v.InferOutput<typeof keysAnswerSchema>;
export type PublicKey = v.InferOutput<typeof publicKeySchema>;

/**
 * The entry of a receipt in its batch's tree. Exactly these parts, whatever else a newer server says: a device must be
 * able to come to the same text from what it understands (R15).
 */
function sealedText(receipt: Receipt): string {
  const { scope, no, mid, hash, revision, status, serverTime, rev, waitsFor, flags, batch } = receipt;
  return canonicalText({
    scope,
    no,
    mid,
    hash,
    revision,
    status,
    serverTime,
    rev,
    problems: receipt.problems.map(({ field, code, message: { vi, en } }) => ({ field, code, message: { vi, en } })),
    conflicts: receipt.conflicts.map(({ field, from, to, current }) => ({ field, from, to, current })),
    waitsFor,
    flags,
    batch,
  });
}

export function receiptLeaf(receipt: Receipt, hash: HashText): string {
  return leafHash(sealedText(receipt), hash);
}

/** What the chain of a batch is made of. */
export type ChainedBatch = Pick<Seal, 'previous' | 'scope' | 'epoch' | 'batch' | 'root' | 'firstNo' | 'count'>;

/** The receipt chain after a batch: whoever knows it knows every receipt before it. */
export function chainOfBatch(sealed: ChainedBatch, hash: HashText): string {
  const { previous, scope, epoch, batch, root, firstNo, count } = sealed;
  return hash(canonicalText({ previous, scope, epoch, batch, root, firstNo, count }));
}

/** What is signed. It says what it is for, so that a signature under it can mean nothing else. */
export function signedText({ scope, epoch, batch, chain }: Pick<Seal, 'scope' | 'epoch' | 'batch' | 'chain'>): string {
  return canonicalText({ for: 'lien-mach receipts 1', scope, epoch, batch, chain });
}
