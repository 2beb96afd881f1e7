import * as v from 'valibot';
import { canonicalText } from '../domain/canonical-text.ts';
import { receiptSchema, type Receipt } from '../protocol/receipt.ts';
import { proofSchema } from '../protocol/seal.ts';
import type { Proof } from '../protocol/verify-proof.ts';
import { type Boxes, jsonOf } from './box.ts';
import type { Bytes } from './device-ports.ts';
import { boxContext } from './row-content.ts';

/** More earlier words on one act are not kept (R17). */
const mostEarlier = 8;

const { path, seal } = proofSchema.entries;
const provedSchema = v.object({
  ...receiptSchema.entries,
  /** `null`: from before receipts were sealed. */
  proof: v.optional(v.nullable(v.object({ path, seal })), null),
});
const keptSchema = v.object({ ...provedSchema.entries, earlier: v.optional(v.array(provedSchema), []) });

type Kept = v.InferOutput<typeof keptSchema>;
type Proved = v.InferOutput<typeof provedSchema>;

/** A row's receipts as they are kept: the newest, with what proves it, and the earlier ones behind it. */
export async function openKept(
  boxes: Boxes,
  row: { readonly id: string; readonly receipt: Bytes | null },
): Promise<Kept | null> {
  if (row.receipt === null) return null;
  const parsed = v.safeParse(keptSchema, jsonOf(await boxes.open(row.receipt, boxContext.receipt(row.id))));
  return parsed.success ? parsed.output : null;
}

/** The box of a receipt that has come, on top of what was known of the act before. */
export async function sealReceipt(
  boxes: Boxes,
  {
    receipt,
    proof,
    before,
  }: { readonly receipt: Receipt; readonly proof: Proof | undefined; readonly before: Kept | null },
): Promise<Bytes> {
  const proved = proof === undefined ? null : { path: [...proof.path], seal: proof.seal };
  const newest: Proved = { ...receipt, proof: proved };
  const known = before === null ? [] : wordsOf(before);
  const earlier = known.filter((word) => !isSameWord(word, newest)).slice(-mostEarlier);
  return boxes.seal(canonicalText({ ...newest, earlier }), boxContext.receipt(receipt.mid));
}

/** Oldest first. */
function wordsOf({ earlier, ...newest }: Kept): readonly Proved[] {
  return [...earlier, newest];
}

// The key of the day may have signed it anew; its place in the server's history tells.
function isSameWord(one: Proved, other: Proved): boolean {
  return (
    one.no === other.no &&
    one.revision === other.revision &&
    one.serverTime === other.serverTime &&
    (one.proof?.seal.chain ?? '') === (other.proof?.seal.chain ?? '')
  );
}

/** Every word of the server on an act, oldest first. */
export function receiptsOf(kept: Kept): readonly Receipt[] {
  return wordsOf(kept).map(({ proof: _proof, ...receipt }) => receipt);
}

/** What proves them, oldest first. */
export function proofsOf(kept: Kept): readonly Proof[] {
  return wordsOf(kept).flatMap(({ proof, ...receipt }) => (proof === null ? [] : [{ receipt, ...proof }]));
}

/** What proves the newest word that can be proved. */
export function newestProofOf(kept: Kept): Proof | undefined {
  return proofsOf(kept).reduce<Proof | undefined>(
    (newest, proof) => (newest === undefined || proof.receipt.revision >= newest.receipt.revision ? proof : newest),
    undefined,
  );
}

/** R13: the word that tells the first time of taking in; of several such the newest. */
export function voucherOf(kept: Kept): Proof | undefined {
  return proofsOf(kept).reduce<Proof | undefined>((best, proof) => {
    if (best === undefined || proof.receipt.serverTime < best.receipt.serverTime) return proof;
    if (proof.receipt.serverTime > best.receipt.serverTime) return best;
    return proof.receipt.revision >= best.receipt.revision ? proof : best;
  }, undefined);
}
