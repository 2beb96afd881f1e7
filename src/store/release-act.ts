import { kindOfId } from '../domain/kind-of-id.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { isForOthersToDecide } from '../protocol/receipt.ts';
import { viewRow } from './answer-views.ts';
import { jsonOf } from './box.ts';
import { mayLetGoOf } from './may-let-go.ts';
import { moveGeneration, readGeneration, readMeta } from './meta.ts';
import { openMutationText, openReceipt } from './row-content.ts';
import { reopening, storageFailure } from './storage-failure.ts';
import { mutationPart } from './settle-receipts.ts';
import type { Released } from './store.ts';
import type { StoreParts } from './store-parts.ts';

const mostAttempts = 100;

/**
 * R4: an act leaves the outbox without having taken effect only by a person's decision, and she gets all of it in her
 * hands. It stays among the acknowledged ones as long as those do. An act the server may still judge cannot be let go.
 */
export async function releaseAct(parts: StoreParts, mid: string, reason: string): Promise<Released> {
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const released = await release(parts, mid, reason);
      if (released !== undefined) return released;
    }
    return { status: 'failed', reason: 'unknown', detail: 'other work on this device kept coming in between' };
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

async function release(parts: StoreParts, mid: string, reason: string): Promise<Released | undefined> {
  const { database, boxes, clock } = parts;
  const tables = [database.meta, database.records, database.outbox, database.acknowledged];
  const found = await reopening(database, () =>
    database.transaction('r', tables, async () => {
      const row = await database.outbox.get(mid);
      const entity = row?.entity ?? '';
      return {
        generation: await readGeneration(database),
        row,
        by: (await readMeta(database, 'session'))?.account,
        record: await database.records.get(entity),
        acts: [
          ...(await database.acknowledged.where('entity').equals(entity).toArray()),
          ...(await database.outbox.where('entity').equals(entity).toArray()),
        ],
      };
    }),
  );
  const { row } = found;
  if (row === undefined) return { status: 'notRefused' };
  // Nobody decides for a colleague, and nobody unknown decides.
  if (row.author !== found.by) return { status: 'notYours' };
  const text = await openMutationText(boxes, row);
  const receipt = await openReceipt(boxes, row);
  const remaining = found.acts.filter((act) => act.id !== mid);
  if (!mayLetGoOf({ row, readable: text !== undefined, receipt, beside: remaining })) return { status: 'notRefused' };

  const at = new Date(clock.now()).toISOString();
  const view = kindOfId(row.entity) !== 'dossier' ? undefined : await viewRow(parts, found.record, remaining);
  const file = canonicalText({
    released: { by: found.by, at, reason: reason.normalize('NFC') },
    hash: await boxes.showHash(row.hash, row.id),
    lane: { scope: row.scope, incarnation: row.incarnation, author: row.author, seq: row.seq },
    mutation: jsonOf(text) ?? { mid, name: row.name, entity: row.entity, unreadable: true },
    receipt,
  });
  return reopening(database, () =>
    database.transaction('rw', [...tables, database.views], async (): Promise<Released | undefined> => {
      if ((await readGeneration(database)) !== found.generation) return undefined;
      await moveGeneration(database);
      await database.outbox.delete(mid);
      await database.acknowledged.put({
        ...mutationPart(row),
        outcome: 'released',
        serverTime: receipt?.serverTime ?? at,
        rev: null,
        receipt: row.receipt,
        ...(receipt !== null && isForOthersToDecide(receipt) ? { othersDecide: true } : {}),
      });
      if (view === undefined) await database.views.delete(row.entity);
      else await database.views.put(view);
      return { status: 'released', file };
    }),
  );
}
