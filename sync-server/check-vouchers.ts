import type { HashText } from '../src/domain/words.ts';
import { canonicalText } from '../src/domain/canonical-text.ts';
import type { PublicKey, Seal } from '../src/protocol/seal.ts';
import type { LaneRun, SentMutation } from '../src/protocol/sync-exchange.ts';
import { readProof, verifyProof, type VerifySignature } from '../src/protocol/verify-proof.ts';
import type { Vouched } from './push.ts';
import type { ReceiptKeyStore } from './store/port.ts';

export interface CheckedVouchers {
  readonly vouched: Vouched;
  /** Seals that this server, or the one it was restored from, has given: each once. */
  readonly seals: readonly Seal[];
  /** Vouchers that are forged, damaged, or for something else. */
  readonly ignored: number;
}

interface VoucherParts {
  readonly receiptKeys: ReceiptKeyStore;
  readonly verify: VerifySignature;
  readonly hash: HashText;
}

/**
 * R13: finds out which vouchers are this server's own word about exactly the act they came with: signature, place in the
 * batch, id, hash and commune. Whatever else comes as a voucher counts for nothing; the act itself is taken in all the same.
 */
export async function checkVouchers(
  runs: readonly LaneRun[],
  { receiptKeys, verify, hash }: VoucherParts,
): Promise<CheckedVouchers> {
  const offered = runs.flatMap(({ scope, mutations }) =>
    mutations.flatMap((sent) => ('voucher' in sent && sent.voucher !== undefined ? [{ scope, sent }] : [])),
  );
  const vouched = new Map<SentMutation, { serverTime: string; revision: number }>();
  if (offered.length === 0) return { vouched, seals: [], ignored: 0 };
  const keys = await receiptKeys.all();
  // Many acts were sealed in one batch: its signature is looked at once.
  const looked = new Map<string, boolean>();
  const verifyOnce: VerifySignature = async (key: PublicKey, text, signature) => {
    const asked = `${key.id} ${signature} ${text}`;
    const known = looked.get(asked);
    if (known !== undefined) return known;
    const fits = await verify(key, text, signature);
    looked.set(asked, fits);
    return fits;
  };
  const seals = new Map<string, Seal>();
  for (const { scope, sent } of offered) {
    const proof = readProof('voucher' in sent ? sent.voucher : undefined);
    if (proof === undefined) continue;
    const { receipt, seal } = proof;
    const fits = receipt.scope === scope && receipt.mid === midOf(sent) && receipt.hash === sent.hash;
    if (!fits || !(await verifyProof(proof, keys, { hash, verify: verifyOnce }))) continue;
    vouched.set(sent, { serverTime: receipt.serverTime, revision: receipt.revision });
    seals.set(canonicalText([seal.scope, seal.epoch, seal.batch, seal.chain]), seal);
  }
  return { vouched, seals: [...seals.values()], ignored: offered.length - vouched.size };
}

function midOf(sent: SentMutation): string {
  if ('mutation' in sent) return sent.mutation.mid;
  return 'letGo' in sent ? sent.letGo : sent.unreadable;
}
