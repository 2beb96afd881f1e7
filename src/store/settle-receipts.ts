import type { Receipt } from '../protocol/receipt.ts';
import type { Proof } from '../protocol/verify-proof.ts';
import type { AnswerGround } from './answer-ground.ts';
import type { Boxes } from './box.ts';
import type { Bytes } from './device-ports.ts';
import { openKept, sealReceipt } from './kept-receipts.ts';
import { sentHash } from './row-content.ts';
import { type AcknowledgedRow, madeElsewhere, type OutboxRow } from './rows.ts';

/** What the receipts of an answer do to the outbox. */
export interface Settled {
  /** Rows that leave the outbox, with their final receipt. */
  readonly acknowledged: readonly AcknowledgedRow[];
  /** Rows that stay in it, or come back to it: refused or held. */
  readonly kept: readonly OutboxRow[];
  /** Acknowledged before, answered again. */
  readonly again: readonly AcknowledgedRow[];
  /** The receipts that count, by mutation. */
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** Acts answered before that have a newer word now; told as sent again while the device makes up for a restore. */
  readonly retaken: { readonly acts: ReadonlySet<string>; readonly timesKept: number };
  /** There was another word on an act that had its final one: only a restored server says more (R13). */
  readonly reopened: boolean;
}

/**
 * Receipts count for exactly the act they name, by id and by hash (L21, R4): an answer about other bytes, or about an
 * act this device does not know, moves nothing.
 */
export async function settleReceipts(
  boxes: Boxes,
  ground: AnswerGround,
  {
    receipts,
    proofs,
    at,
  }: { readonly receipts: readonly Receipt[]; readonly proofs: readonly Proof[]; readonly at: string },
): Promise<Settled> {
  const counted = new Map<string, Receipt>();
  for (const receipt of receipts) {
    const row = ground.outbox.get(receipt.mid) ?? ground.acknowledged.get(receipt.mid);
    const newest = counted.get(receipt.mid)?.revision ?? 0;
    if (row === undefined || receipt.revision <= newest) continue;
    if ((await sentHash(boxes, row)) === receipt.hash) counted.set(receipt.mid, receipt);
  }
  const proofOf = new Map(proofs.map((proof) => [proof.receipt, proof]));
  const acknowledged: AcknowledgedRow[] = [];
  const kept: OutboxRow[] = [];
  const again: AcknowledgedRow[] = [];
  const retaken = { acts: new Set<string>(), timesKept: 0 };
  let reopened = false;
  for (const receipt of counted.values()) {
    const row = ground.outbox.get(receipt.mid);
    const before = ground.acknowledged.get(receipt.mid);
    const standing = row ?? before;
    if (standing === undefined) continue;
    const known = await openKept(boxes, standing);
    // A restored server took the act in again: at another time, or, vouched for, with the next revision (R13).
    const timeKept = known?.serverTime === receipt.serverTime;
    const isNews = known === null || !timeKept || receipt.revision > known.revision;
    if (known !== null && isNews) {
      retaken.acts.add(receipt.mid);
      if (timeKept) retaken.timesKept += 1;
      reopened ||= row === undefined ? before?.outcome !== 'released' : row.state === 'refused';
    }
    if (!isNews && (row === undefined || row.state !== 'waiting') && receipt.revision < known.revision) continue;
    const box = await sealReceipt(boxes, { receipt, proof: proofOf.get(receipt), before: known });
    const { status } = receipt;
    const taken = status === 'applied' || status === 'merged';
    if (row === undefined) {
      if (before === undefined) continue;
      // A final word stays final; only a restored server may not let it take effect this time.
      // R18: the same word once more does not bring back a record that has left meanwhile.
      const rev = isNews ? receipt.rev : before.rev;
      if (taken) again.push({ ...before, ...answered(receipt, before.outcome), rev, receipt: box });
      else if (before.outcome !== 'released' && isNews) kept.push(keptRow(before, receipt, box));
    } else if (taken) {
      const settledAt = receipt.revision > 1 ? { settledAt: at } : {};
      // What was made elsewhere comes with its record, as others' acts do: this device's view does not wait for it.
      const rev = row.device === undefined ? receipt.rev : null;
      acknowledged.push({ ...mutationPart(row), ...answered(receipt, status), rev, ...settledAt, receipt: box });
    } else if (isNews || receipt.revision > row.revision) {
      kept.push(keptRow(row, receipt, box));
    }
  }
  return { acknowledged, kept, again, receipts: counted, retaken, reopened };
}

function keptRow(row: OutboxRow | AcknowledgedRow, receipt: Receipt, box: Bytes): OutboxRow {
  const state = receipt.status === 'refused' ? 'refused' : 'held';
  return { ...mutationPart(row), state, revision: receipt.revision, receipt: box };
}

function answered(receipt: Receipt, outcome: AcknowledgedRow['outcome']) {
  const { serverTime, rev, revision } = receipt;
  return { outcome, serverTime, rev, ...(revision > 1 ? { revised: revision } : {}) };
}

/** The row as both tables keep it. */
export function mutationPart(row: OutboxRow | AcknowledgedRow): Omit<OutboxRow, 'state' | 'revision' | 'receipt'> {
  const { id, scope, kind, seq, lane, incarnation, author, entity, name, turn, madeAt, bytes, hash, box } = row;
  const made = { author, ...madeElsewhere(row) };
  return { id, scope, kind, seq, lane, incarnation, ...made, entity, name, turn, madeAt, bytes, hash, box };
}
