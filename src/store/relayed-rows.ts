import type { SyncResponse } from '../protocol/sync-exchange.ts';
import type { Boxes } from './box.ts';
import type { ExchangeLog } from './meta.ts';
import { sentHash } from './row-content.ts';
import type { OutboxRow } from './rows.ts';

/** A hub is given everything again after so long, in ms: it may have lost its disk. */
const offeredAgainAfter = 10 * 60_000;

/**
 * Whether an act need not go now, because the hub has it. It is, as long as hubs alone answer: the server is sent all that
 * waits (R4), and so is a hub from time to time.
 */
export function restsAtHub(log: Pick<ExchangeLog, 'hubAt'> | undefined, now: number): (row: OutboxRow) => boolean {
  if (log?.hubAt === undefined) return () => false;
  return ({ relayedAt }) => relayedAt !== undefined && relayedAt <= now && now - relayedAt < offeredAgainAfter;
}

/** Acts that a hub has taken in, by id and hash, marked as such. */
export async function markRelayed(
  boxes: Boxes,
  outbox: ReadonlyMap<string, OutboxRow>,
  { relayed = [], at }: { readonly relayed?: SyncResponse['relayed'] | undefined; readonly at: number },
): Promise<readonly OutboxRow[]> {
  const marked: OutboxRow[] = [];
  for (const { mid, hash } of relayed) {
    const row = outbox.get(mid);
    if (row?.state === 'waiting' && (await sentHash(boxes, row)) === hash) marked.push({ ...row, relayedAt: at });
  }
  return marked;
}
