import type { HashText } from '../src/domain/words.ts';
import { hiddenSubtrees } from '../src/protocol/merkle.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import { receiptLeaf, type SentSeal, signedText } from '../src/protocol/seal.ts';
import type { ReceiptSigner } from './receipt-signer.ts';
import type { ScopeReads } from './store/scope-port.ts';
import type { ReceiptBatch } from './store/scope-rows.ts';

/** A batch whose receipts go out, and what of its tree the device cannot make from them. */
export interface BatchToSeal extends ReceiptBatch {
  readonly scope: string;
  readonly others: readonly string[];
}

/** Finds the batches these receipts are sealed in. Most often all of a batch goes to who brought it, and nothing more is read. */
export async function findBatches(
  receipts: readonly Receipt[],
  reads: (scope: string) => Pick<ScopeReads, 'batches' | 'receiptsBetween'>,
  hash: HashText,
): Promise<readonly BatchToSeal[]> {
  const found: BatchToSeal[] = [];
  for (const scope of new Set(receipts.map((receipt) => receipt.scope))) {
    const shown = new Map<number, Set<number>>();
    for (const { batch, no, scope: of } of receipts) {
      if (batch === null || of !== scope) continue;
      shown.set(batch, (shown.get(batch) ?? new Set()).add(no));
    }
    for (const batch of await reads(scope).batches([...shown.keys()])) {
      const { firstNo, count } = batch;
      const numbers = shown.get(batch.batch) ?? new Set();
      const others: string[] = [];
      if (numbers.size < count) {
        const all = await reads(scope).receiptsBetween(firstNo, firstNo + count - 1);
        const leaves = all.map((receipt) => receiptLeaf(receipt, hash));
        others.push(...hiddenSubtrees(leaves, new Set([...numbers].map((no) => no - firstNo)), hash));
      }
      found.push({ ...batch, scope, others });
    }
  }
  return found;
}

/** Signs them: late, when the answer goes out, so that no transaction waits for it and the present key is used. */
export async function signBatches(batches: readonly BatchToSeal[], signer: ReceiptSigner): Promise<SentSeal[]> {
  return Promise.all(
    batches.map(async (sealed): Promise<SentSeal> => {
      const { scope, epoch, batch, previous, root, chain, firstNo, count, others } = sealed;
      const signature = await signer.sign(signedText(sealed));
      const key = signer.key.id;
      return { scope, epoch, batch, previous, root, chain, firstNo, count, key, signature, others: [...others] };
    }),
  );
}
