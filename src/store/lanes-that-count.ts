import type { LaneAnswer } from '../protocol/sync-exchange.ts';
import type { AnswerCommit } from './exchange-store.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * What was carried here may be older than what the server has said since, over a line or in another file: where a lane stood
 * then says nothing any more of what the server lacks. Only inside a transaction.
 */
export async function lanesThatCount(
  database: StoreParts['database'],
  { answer, overLine }: AnswerCommit,
): Promise<readonly LaneAnswer[]> {
  const heardAt = (await readMeta(database, 'heardAt')) ?? '';
  // A hub's clock says nothing of what the server has said.
  if (answer.relayed === undefined && heardAt < answer.serverTime)
    await writeMeta(database, 'heardAt', answer.serverTime);
  return overLine === null && answer.serverTime < heardAt ? [] : answer.lanes;
}
