import type { HashText } from '../src/domain/words.ts';
import { canonicalText } from '../src/domain/canonical-text.ts';
import type { PublicKey, Seal } from '../src/protocol/seal.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import type { LaneRun, SentMutation, SyncRequest } from '../src/protocol/sync-exchange.ts';
import { readProof, verifyProof, type VerifySignature } from '../src/protocol/verify-proof.ts';
import type { Vouched } from './push.ts';
import type { ReceiptKeyStore } from './store/port.ts';

export interface CheckedVouchers {
  readonly vouched: Vouched;
  /** The server's words on acts that are only asked about. */
  readonly words: readonly Receipt[];
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
  { runs, held }: { readonly runs: readonly LaneRun[]; readonly held: SyncRequest['held'] },
  { receiptKeys, verify, hash }: VoucherParts,
): Promise<CheckedVouchers> {
  const offered = [...runs.flatMap(offeredWith), ...held.flatMap(askedWith)];
  const vouched = new Map<SentMutation, Receipt>();
  const words: Receipt[] = [];
  if (offered.length === 0) return { vouched, words, seals: [], ignored: 0 };
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
  for (const { scope, mid, sent, voucher } of offered) {
    const proof = readProof(voucher);
    if (proof === undefined) continue;
    const { receipt, seal } = proof;
    const fits = receipt.scope === scope && receipt.mid === mid && (sent === null || receipt.hash === sent.hash);
    if (!fits || !(await verifyProof(proof, keys, { hash, verify: verifyOnce }))) continue;
    if (sent === null) words.push(receipt);
    else vouched.set(sent, receipt);
    seals.set(canonicalText([seal.scope, seal.epoch, seal.batch, seal.chain]), seal);
  }
  return { vouched, words, seals: [...seals.values()], ignored: offered.length - vouched.size - words.length };
}

interface Offered {
  readonly scope: string;
  readonly mid: string;
  /** `null`: it is only asked about. */
  readonly sent: SentMutation | null;
  readonly voucher: unknown;
}

function offeredWith({ scope, mutations }: LaneRun): Offered[] {
  return mutations.flatMap((sent) =>
    'voucher' in sent && sent.voucher !== undefined ? [{ scope, mid: midOf(sent), sent, voucher: sent.voucher }] : [],
  );
}

function askedWith({ scope, mid, voucher }: SyncRequest['held'][number]): Offered[] {
  return voucher === undefined ? [] : [{ scope, mid, sent: null, voucher }];
}

function midOf(sent: SentMutation): string {
  if ('mutation' in sent) return sent.mutation.mid;
  return 'letGo' in sent ? sent.letGo : sent.unreadable;
}
