import type { HashText, Instant } from '../src/domain/words.ts';
import { merkleRoot } from '../src/protocol/merkle.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import { chainOfBatch, receiptLeaf } from '../src/protocol/seal.ts';
import type { ReceiptBatch, ScopeCounter } from './store/scope-rows.ts';

/** A receipt before it has its place in a batch. */
export type OpenReceipt = Omit<Receipt, 'batch'>;

export interface SealedBatch {
  readonly receipts: readonly Receipt[];
  readonly batch: ReceiptBatch | null;
  readonly counter: Pick<ScopeCounter, 'batch' | 'receiptChain' | 'receiptNo'>;
}

/** Makes a batch of the receipts of one transaction, in the order of their numbers; its root extends the commune's receipt chain. Pure. */
export function sealBatch(
  open: readonly OpenReceipt[],
  { counter, epoch, at }: { readonly counter: ScopeCounter; readonly epoch: string; readonly at: Instant },
  hash: HashText,
): SealedBatch {
  const [first] = open;
  const { batch: before, receiptChain: previous, receiptNo } = counter;
  if (first === undefined)
    return { receipts: [], batch: null, counter: { batch: before, receiptChain: previous, receiptNo } };
  const batch = before + 1;
  const receipts = open.map((receipt) => ({ ...receipt, batch }));
  const count = receipts.length;
  const root = merkleRoot(
    receipts.map((receipt) => receiptLeaf(receipt, hash)),
    hash,
  );
  const link = { previous, scope: first.scope, epoch, batch, root, firstNo: first.no, count };
  const chain = chainOfBatch(link, hash);
  return {
    receipts,
    batch: { batch, epoch, firstNo: first.no, count, previous, root, chain, at },
    counter: { batch, receiptChain: chain, receiptNo: receiptNo + count },
  };
}
