import type { Book } from '../domain/books/book.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Mutation } from '../domain/mutation.ts';
import type { RecordKind } from '../domain/record-ref.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { Office } from '../domain/office/office.ts';
import { openBookRecord, openMutation, openOfficeRecord, openReceipt, openRecord } from './row-content.ts';
import type { RecordRow } from './rows.ts';
import { everyOrder } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** A record of the base. */
export interface WholeRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly rev: number;
  readonly digest: string;
  readonly state: Dossier | Book | Office;
}

/** An act without a final `applied` or `merged` receipt. */
export interface OpenAct {
  readonly mid: string;
  readonly hash: string;
  /** This device's own count: the order they were made in. */
  readonly turn: number;
  readonly receipt: Receipt | null;
  /** `undefined`: its bytes can no longer be read. */
  readonly mutation: Mutation | undefined;
}

/** Everything this device has of a commune, read at one moment; only for one so small that it can be held at once. */
export interface WholeScope {
  readonly records: ReadonlyMap<string, WholeRecord>;
  /** Oldest first. */
  readonly acts: readonly OpenAct[];
}

async function opened(boxes: StoreParts['boxes'], row: RecordRow): Promise<WholeRecord['state'] | undefined> {
  switch (row.kind) {
    case 'dossier':
      return openRecord(boxes, row);
    case 'book':
      return openBookRecord(boxes, row);
    case 'office':
      return openOfficeRecord(boxes, row);
    default: {
      const unreachable: never = row.kind;
      return unreachable;
    }
  }
}

export async function readWholeScope({ database, boxes }: StoreParts, scope: string): Promise<WholeScope> {
  const found = await reopening(database, () =>
    database.transaction('r', database.records, database.outbox, async () => {
      const ofScope = database.records.where('[scope+order]').between([scope, everyOrder.from], [scope, everyOrder.to]);
      const [rows, acts] = await Promise.all([ofScope.toArray(), database.outbox.orderBy('turn').toArray()]);
      return { rows, acts: acts.filter((row) => row.scope === scope) };
    }),
  );
  const records = new Map<string, WholeRecord>();
  for (const row of found.rows) {
    const state = await opened(boxes, row);
    if (state === undefined) continue;
    records.set(row.id, { kind: row.kind, id: row.id, rev: row.seq, digest: row.digest, state });
  }
  const acts = await Promise.all(
    found.acts.map(async (row) => ({
      mid: row.id,
      hash: await boxes.showHash(row.hash, row.id),
      turn: row.turn,
      receipt: await openReceipt(boxes, row),
      mutation: await openMutation(boxes, row),
    })),
  );
  return { records, acts };
}
