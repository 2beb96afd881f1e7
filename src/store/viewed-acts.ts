import type { Boxes } from './box.ts';
import type { ViewedAct } from './entity-view.ts';
import { openMutation, openReceipt } from './row-content.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow } from './rows.ts';

type ActRow = OutboxRow | AcknowledgedRow;

/**
 * This device's acts that the base does not hold: the outbox, and what the server has taken but the pulled changes have
 * not come to yet. Without these a record would fall back to its earlier state between receipt and page (L4, R16).
 */
export function missingFromBase<Row extends ActRow>(rows: readonly Row[], record: RecordRow | undefined): Row[] {
  const rev = record?.seq ?? 0;
  return rows.filter((row) => !isAcknowledged(row) || (row.rev !== null && row.rev > rev));
}

export async function viewedActs(boxes: Boxes, rows: readonly ActRow[]): Promise<readonly ViewedAct[]> {
  return Promise.all(
    rows.map(async (row) => {
      const mutation = await openMutation(boxes, row);
      if (isAcknowledged(row)) return { mutation, status: null, recordedAt: row.serverTime };
      return { mutation, status: (await openReceipt(boxes, row))?.status ?? null, recordedAt: null };
    }),
  );
}

function isAcknowledged(row: ActRow): row is AcknowledgedRow {
  return 'outcome' in row;
}
