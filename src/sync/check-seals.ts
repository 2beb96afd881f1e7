import type { HashText } from '../domain/words.ts';
import { treeOfShown } from '../protocol/merkle.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { type PublicKey, receiptLeaf, type Seal } from '../protocol/seal.ts';
import type { SyncResponse } from '../protocol/sync-exchange.ts';
import { type Proof, verifySeal, type VerifySignature } from '../protocol/verify-proof.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

/** What of an answer may be believed. */
export interface CheckedReceipts {
  /** Those that count: sealed as they say, or from before receipts were sealed. */
  readonly receipts: readonly Receipt[];
  /** With those that are sealed, what proves them. */
  readonly proofs: readonly Proof[];
  readonly seals: readonly Seal[];
  /** A receipt whose seal does not verify was among them; it counts for nothing (R6). */
  readonly bad: boolean;
}

export type CheckSeals = (answer: SyncResponse) => Promise<CheckedReceipts>;

export interface SealParts {
  readonly store: Pick<ExchangeStore, 'serverKeys' | 'learnKeys'>;
  readonly hash: HashText;
  /** Absent where a browser cannot (a page without a secure context): root and chain are still looked at, the signature is kept. */
  readonly verify: VerifySignature | undefined;
  /** Asks the server for its public keys; empty when no answer came. */
  readonly fetchKeys: () => Promise<readonly PublicKey[]>;
}

/** Looks at the seal of every receipt, outside any transaction. A key it does not know yet is asked for once. */
export function createSealCheck({ store, hash, verify, fetchKeys }: SealParts): CheckSeals {
  return async ({ receipts, seals }) => {
    const needed = new Set(receipts.flatMap(({ scope, batch }) => (batch === null ? [] : [`${scope} ${batch}`])));
    if (needed.size === 0) return { receipts, proofs: [], seals: [], bad: false };
    let keys = await store.serverKeys();
    const isKnown = ({ key }: { readonly key: string }): boolean => keys.some(({ id }) => id === key);
    if (verify !== undefined && !seals.every(isKnown)) {
      await store.learnKeys(await fetchKeys());
      keys = await store.serverKeys();
    }
    const proofs: Proof[] = [];
    const verified: Seal[] = [];
    for (const { others, ...seal } of seals) {
      const inBatch = receipts.filter(({ scope, batch }) => scope === seal.scope && batch === seal.batch);
      const leaves = new Map(inBatch.map((receipt) => [receipt.no - seal.firstNo, leafOf(receipt, hash)] as const));
      const tree = treeOfShown(leaves, { count: seal.count, hidden: others }, hash);
      if (tree?.root !== seal.root || leaves.size !== inBatch.length) continue;
      if (
        !(await verifySeal(seal, verify === undefined ? [unseen(seal)] : keys, { hash, verify: verify ?? believed }))
      ) {
        continue;
      }
      verified.push(seal);
      for (const receipt of inBatch) {
        proofs.push({ receipt, path: tree.paths.get(receipt.no - seal.firstNo) ?? [], seal });
      }
    }
    const proved = new Set(proofs.map(({ receipt }) => receipt));
    const counted = receipts.filter((receipt) => receipt.batch === null || proved.has(receipt));
    return { receipts: counted, proofs, seals: verified, bad: counted.length < receipts.length };
  };
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
