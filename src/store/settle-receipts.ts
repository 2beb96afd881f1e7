import { canonicalText } from '../domain/canonical-text.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { AnswerGround } from './answer-ground.ts';
import type { Boxes } from './box.ts';
import type { Bytes } from './device-ports.ts';
import { boxContext, openReceipt, sentHash } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow } from './rows.ts';

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
}

/**
 * Receipts count for exactly the act they name, by id and by hash (L21, R4): an answer about other bytes, or about an
 * act this device does not know, moves nothing.
 */
export async function settleReceipts(
  boxes: Boxes,
  ground: AnswerGround,
  receipts: readonly Receipt[],
): Promise<Settled> {
  const counted = new Map<string, Receipt>();
  for (const receipt of receipts) {
    const row = ground.outbox.get(receipt.mid) ?? ground.acknowledged.get(receipt.mid);
    const newest = counted.get(receipt.mid)?.revision ?? 0;
    if (row !== undefined && sentHash(row) === receipt.hash && receipt.revision > newest)
      counted.set(receipt.mid, receipt);
  }
  const acknowledged: AcknowledgedRow[] = [];
  const kept: OutboxRow[] = [];
  const again: AcknowledgedRow[] = [];
  for (const receipt of counted.values()) {
    const box = await boxes.seal(canonicalText(receipt), boxContext.receipt(receipt.mid));
    const row = ground.outbox.get(receipt.mid);
    const before = ground.acknowledged.get(receipt.mid);
    if (row === undefined) {
      if (before === undefined) continue;
      const taken = receipt.status === 'applied' || receipt.status === 'merged';
      // A final word stays final; only a restored server may have given it another time, or not let it take effect (R13).
      if (taken) again.push({ ...before, ...answered(receipt, before.outcome), receipt: box });
      else if (before.outcome !== 'released' && before.serverTime !== receipt.serverTime) {
        kept.push(keptRow(before, receipt, box));
      }
    } else if (receipt.status === 'applied' || receipt.status === 'merged') {
      acknowledged.push({ ...mutationPart(row), ...answered(receipt, receipt.status), receipt: box });
    } else if (receipt.revision > row.revision || (await isJudgedAnew(boxes, row, receipt))) {
      kept.push(keptRow(row, receipt, box));
    }
  }
  return { acknowledged, kept, again, receipts: counted };
}

/** A server that was restored took the act in again, at another time: its revisions begin anew (R13). */
async function isJudgedAnew(boxes: Boxes, row: OutboxRow, receipt: Receipt): Promise<boolean> {
  const known = await openReceipt(boxes, row);
  return known !== null && known.serverTime !== receipt.serverTime;
}

function keptRow(row: OutboxRow | AcknowledgedRow, receipt: Receipt, box: Bytes): OutboxRow {
  const state = receipt.status === 'refused' ? 'refused' : 'held';
  return { ...mutationPart(row), state, revision: receipt.revision, receipt: box };
}

function answered(receipt: Receipt, outcome: AcknowledgedRow['outcome']) {
  return { outcome, serverTime: receipt.serverTime, rev: receipt.rev };
}

/** The row as both tables keep it. */
export function mutationPart(row: OutboxRow | AcknowledgedRow): Omit<OutboxRow, 'state' | 'revision' | 'receipt'> {
  const { id, scope, kind, seq, lane, incarnation, author, entity, name, turn, madeAt, bytes, hash, box } = row;
  return { id, scope, kind, seq, lane, incarnation, author, entity, name, turn, madeAt, bytes, hash, box };
}
