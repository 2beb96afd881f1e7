import type { Proof } from '../protocol/verify-proof.ts';
import { openKept, proofsOf } from './kept-receipts.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** What proves the server's words on one act, oldest first; empty where it has said nothing yet, or nothing sealed. */
export async function readProofs({ database, boxes }: StoreParts, mid: string): Promise<readonly Proof[]> {
  const row = await reopening(database, () =>
    database.transaction('r', database.outbox, database.acknowledged, async () => {
      return (await database.outbox.get(mid)) ?? (await database.acknowledged.get(mid));
    }),
  );
  const kept = row === undefined ? null : await openKept(boxes, row);
  return kept === null ? [] : proofsOf(kept);
}
