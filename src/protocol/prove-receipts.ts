import type { HashText } from '../domain/words.ts';
import { treeOfShown } from './merkle.ts';
import type { Receipt } from './receipt.ts';
import { type PublicKey, receiptLeaf, type Seal } from './seal.ts';
import type { SyncResponse } from './sync-exchange.ts';
import { type Proof, verifySeal, type VerifySignature } from './verify-proof.ts';

interface ProveParts {
  readonly hash: HashText;
  /** Absent where nothing can: root and chain are still looked at, the signature is believed. */
  readonly verify: VerifySignature | undefined;
}

/** The receipts of an answer whose seal holds under one of these keys, each with what proves it, and those seals. */
export async function proveReceipts(
  { receipts, seals }: Pick<SyncResponse, 'receipts' | 'seals'>,
  keys: readonly PublicKey[],
  { hash, verify }: ProveParts,
): Promise<{ readonly proofs: readonly Proof[]; readonly seals: readonly Seal[] }> {
  const proofs: Proof[] = [];
  const verified: Seal[] = [];
  for (const { others, ...seal } of seals) {
    const inBatch = receipts.filter(({ scope, batch }) => scope === seal.scope && batch === seal.batch);
    const leaves = new Map(inBatch.map((receipt) => [receipt.no - seal.firstNo, leafOf(receipt, hash)] as const));
    const tree = treeOfShown(leaves, { count: seal.count, hidden: others }, hash);
    if (tree?.root !== seal.root || leaves.size !== inBatch.length) continue;
    if (!(await verifySeal(seal, verify === undefined ? [unseen(seal)] : keys, { hash, verify: verify ?? believed }))) {
      continue;
    }
    verified.push(seal);
    for (const receipt of inBatch) {
      proofs.push({ receipt, path: tree.paths.get(receipt.no - seal.firstNo) ?? [], seal });
    }
  }
  return { proofs, seals: verified };
}

const believed: VerifySignature = () => true;
const unseen = ({ key }: Seal): PublicKey => ({ id: key, spki: '' });

// What has no canonical text was never sealed.
function leafOf(receipt: Receipt, hash: HashText): string {
  try {
    return receiptLeaf(receipt, hash);
  } catch {
    return '';
  }
}
