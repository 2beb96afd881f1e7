import type { HashText } from '../domain/words.ts';
import { merkleRoot } from './merkle.ts';
import type { Receipt } from './receipt.ts';
import { chainOfBatch, type ChainedBatch, emptyReceiptChain, receiptLeaf } from './seal.ts';

/** What is wrong with a commune's receipts, and where: the first number or batch at which it shows. */
export type ReceiptFinding =
  | { readonly kind: 'receiptMissing' | 'receiptOutOfPlace' | 'receiptUnsealed'; readonly no: number }
  | { readonly kind: 'batchMissing' | 'rootDiffers' | 'chainBroken'; readonly batch: number }
  | { readonly kind: 'headDiffers' };

export interface ReceiptTable {
  /** In the order of their numbers, as the table holds them. */
  readonly receipts: readonly Receipt[];
  /** In the order of their numbers. */
  readonly batches: readonly (ChainedBatch & { readonly chain: string })[];
  /** What the commune's counter says. */
  readonly head: { readonly receiptNo: number; readonly batch: number; readonly receiptChain: string };
}

/**
 * Walks all receipts of one commune from the first: numbers without holes, every batch over exactly its receipts, every
 * chain over the batch before. An altered, removed, added or moved row shows, as long as one later seal is believed. Pure.
 */
export function auditReceipts({ receipts, batches, head }: ReceiptTable, hash: HashText): readonly ReceiptFinding[] {
  const findings: ReceiptFinding[] = [];
  const firstSealed = batches[0]?.firstNo ?? Infinity;
  receipts.forEach(({ no, batch }, index) => {
    const before = receipts[index - 1]?.no ?? 0;
    if (no <= before) findings.push({ kind: 'receiptOutOfPlace', no });
    else if (no !== before + 1) findings.push({ kind: 'receiptMissing', no: before + 1 });
    if (batch === null && no >= firstSealed) findings.push({ kind: 'receiptUnsealed', no });
  });
  const byNo = new Map(receipts.map((receipt) => [receipt.no, receipt]));
  let previous = emptyReceiptChain;
  let nextNo = Math.min(firstSealed, receipts.length + 1);
  batches.forEach((sealed, index) => {
    const { batch, firstNo, count, root, chain } = sealed;
    if (batch !== (batches[index - 1]?.batch ?? 0) + 1) findings.push({ kind: 'batchMissing', batch: batch - 1 });
    const covered = Array.from(
      { length: Math.min(count, receipts.length) },
      (_, at) => byNo.get(firstNo + at) ?? [],
    ).flat();
    const whole = covered.length === count && covered.every((receipt) => receipt.batch === batch);
    const leaves = covered.map((receipt) => receiptLeaf(receipt, hash));
    if (!whole || merkleRoot(leaves, hash) !== root) findings.push({ kind: 'rootDiffers', batch });
    const links = sealed.previous === previous && firstNo === nextNo && chainOfBatch(sealed, hash) === chain;
    if (!links) findings.push({ kind: 'chainBroken', batch });
    previous = chain;
    nextNo = firstNo + count;
  });
  const last = receipts.at(-1)?.no ?? 0;
  const atHead = head.receiptNo === last && head.batch === batches.length && head.receiptChain === previous;
  if (!atHead || nextNo !== last + 1) findings.push({ kind: 'headDiffers' });
  return findings;
}
