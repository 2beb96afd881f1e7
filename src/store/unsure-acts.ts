import type { Worker } from './acts-elsewhere.ts';
import type { Boxes } from './box.ts';
import type { DeviceDatabase } from './database.ts';
import type { Batch } from './exchange-store.ts';
import { newestProofOf, openKept } from './kept-receipts.ts';
import type { LaneRow } from './lane-rows.ts';

// R13: a restored server may have an act and yet remember only an earlier word on it, of before it was settled. Those who
// made such acts lay the newest word before it, and hear how the act stands now.

/** Bounds what is asked about after one restore (R17). */
const mostUnsure = 2_000;

/** JSON of a proof, roughly. */
export const voucherBytes = 1_300;

/**
 * Ids of the acts on which the server has said more than one thing. Its first word came with the act, so that a server
 * which has the one has the other; a later one it may have lost alone. Only inside a transaction.
 */
export async function revisedActs(database: DeviceDatabase, { account, scope }: Worker): Promise<readonly string[]> {
  const isHers = (row: LaneRow): boolean => row.scope === scope || row.author === account;
  const open: string[] = [];
  for (const state of ['held', 'refused'] as const) {
    const rows = database.outbox.where('[state+lane+seq]').between([state], [state, []]);
    open.push(...(await rows.filter((row) => row.revision > 1 && isHers(row)).primaryKeys()));
  }
  const settled: string[] = [];
  for (const of of await revisedScopes(database)) {
    const revised = database.acknowledged.where('[scope+revised]').between([of, 2], [of, Infinity]).reverse();
    settled.push(...(await revised.filter(isHers).limit(mostUnsure).primaryKeys()));
  }
  return [...open, ...settled].slice(0, mostUnsure);
}

async function revisedScopes({ acknowledged }: DeviceDatabase): Promise<string[]> {
  const scopes: string[] = [];
  for (let after: unknown[] = ['']; ;) {
    const next = await acknowledged.where('[scope+revised]').above(after).first();
    if (next === undefined) return scopes;
    scopes.push(next.scope);
    after = [next.scope, []];
  }
}

/** As many at once as acts of that weight would fit, within bounds: a line that bears little is asked little of. */
export function mostAskedAtOnce(batchBytes: number): number {
  return Math.min(32, Math.max(4, Math.floor(batchBytes / voucherBytes)));
}

/** Those that are still kept here. Only inside a transaction. */
export async function answeredRows(database: DeviceDatabase, mids: readonly string[]): Promise<readonly LaneRow[]> {
  const rows = [...(await database.outbox.bulkGet([...mids])), ...(await database.acknowledged.bulkGet([...mids]))];
  return rows.filter((row) => row !== undefined);
}

/** The question, with the newest word; none about what a person has let go of (R4), or what no proof is kept of. */
export async function vouchedQuestion(boxes: Boxes, row: LaneRow): Promise<Batch['held']> {
  if ('outcome' in row && row.outcome === 'released') return [];
  const kept = await openKept(boxes, row);
  const voucher = kept === null ? undefined : newestProofOf(kept);
  if (voucher === undefined) return [];
  const { scope, mid, revision } = voucher.receipt;
  return [{ scope, mid, revision, voucher }];
}
