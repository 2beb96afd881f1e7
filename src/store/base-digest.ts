import { emptyDigest, foldDigest } from '../protocol/digest.ts';
import { boxContext } from './row-content.ts';
import { everyOrder } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** XOR of the digests of a scope's records, from the bytes of the rows themselves and not from what was noted beside them. */
export async function readBaseDigest({ database, boxes, hash }: StoreParts, scope: string): Promise<string> {
  const rows = await reopening(database, () =>
    database.records.where('[scope+order]').between([scope, everyOrder.from], [scope, everyOrder.to]).toArray(),
  );
  let digest = emptyDigest;
  for (const row of rows) {
    const text = await boxes.open(row.box, boxContext.record(row.id));
    digest = foldDigest(digest, text === undefined ? emptyDigest : hash(text));
  }
  return digest;
}
