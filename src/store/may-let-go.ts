import { decideParked } from '../domain/mutations/decide-parked.ts';
import { decideQuarantined } from '../domain/mutations/decide-quarantined.ts';
import { opensRecord } from '../domain/openings.ts';
import { mayBeLetGo, type Receipt } from '../protocol/receipt.ts';
import { isLetGo, type LaneRow } from './lane-rows.ts';
import type { OutboxRow } from './rows.ts';

const decisions: readonly string[] = [decideParked.name, decideQuarantined.name];

interface Standing {
  readonly row: OutboxRow;
  readonly readable: boolean;
  readonly receipt: Receipt | null;
  /** Other acts on the same record that this device keeps. */
  readonly beside: readonly LaneRow[];
}

/**
 * R4: whether a person may let go of an act: what is refused or can never be judged; bytes that are gone, once the server
 * has heard of them; what waits for a record whose opening, made here, has been let go of; and a decision that waits for
 * what it decides about, since no machine may have that any more.
 */
export function mayLetGoOf({ row, readable, receipt, beside }: Standing): boolean {
  if (row.state === 'refused') return true;
  if (row.state !== 'held') return false;
  if (!readable) return true;
  if (receipt === null) return false;
  if (mayBeLetGo(receipt)) return true;
  if (decisions.includes(row.name) && receipt.status === 'blockedBy' && receipt.waitsFor !== null) return true;
  const waitsForRecord = receipt.status === 'blockedBy' && receipt.waitsFor === null;
  return waitsForRecord && beside.some((act) => opensRecord(act.name) && isLetGo(act));
}
