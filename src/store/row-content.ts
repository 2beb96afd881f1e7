import * as v from 'valibot';
import type { Book } from '../domain/books/book.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Office } from '../domain/office/office.ts';
import type { Mutation } from '../domain/mutation.ts';
import { readMutation } from '../domain/read-envelope.ts';
import { emptyDigest } from '../protocol/digest.ts';
import { type Receipt, receiptSchema } from '../protocol/receipt.ts';
import { type Boxes, jsonOf } from './box.ts';
import type { Bytes } from './device-ports.ts';
import { bookOf } from './book-shape.ts';
import { dossierOf } from './dossier-shape.ts';
import { officeOf } from './office-shape.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow, ViewRow } from './rows.ts';

/** Where a box belongs; sealed into it. */
export const boxContext = {
  record: (id: string) => `records/${id}`,
  view: (id: string) => `views/${id}`,
  /** The same in outbox and acknowledged: a row moves between them as it is. */
  mutation: (mid: string) => `mutations/${mid}`,
  receipt: (mid: string) => `receipts/${mid}`,
};

export async function openRecord(boxes: Boxes, row: RecordRow): Promise<Dossier | undefined> {
  return dossierOf(await openState(boxes, row));
}

export async function openBookRecord(boxes: Boxes, row: RecordRow): Promise<Book | undefined> {
  return bookOf(await openState(boxes, row));
}

export async function openOfficeRecord(boxes: Boxes, row: RecordRow): Promise<Office | undefined> {
  return officeOf(await openState(boxes, row));
}

async function openState(boxes: Boxes, row: RecordRow): Promise<unknown> {
  const value = jsonOf(await boxes.openHashed(row.box, boxContext.record(row.id), row.digest));
  return typeof value === 'object' && value !== null && 'state' in value ? value.state : undefined;
}

export async function openView(boxes: Boxes, row: ViewRow): Promise<Dossier | undefined> {
  return dossierOf(jsonOf(await boxes.open(row.box, boxContext.view(row.id))));
}

/** The canonical text a mutation was hashed from; `undefined` when the bytes are no longer those. */
export async function openMutationText(
  boxes: Boxes,
  row: Pick<OutboxRow, 'id' | 'box' | 'hash'>,
): Promise<string | undefined> {
  return boxes.openHashed(row.box, boxContext.mutation(row.id), await boxes.showHash(row.hash, row.id));
}

export async function openMutation(
  boxes: Boxes,
  row: Pick<OutboxRow, 'id' | 'box' | 'hash'>,
): Promise<Mutation | undefined> {
  return readMutation(jsonOf(await openMutationText(boxes, row)));
}

/** The hash an act travels and is answered under. One whose stored hash is damaged has none: it goes under zeros. */
export async function sentHash(boxes: Boxes, row: Pick<OutboxRow, 'id' | 'hash'>): Promise<string> {
  const hash = await boxes.showHash(row.hash, row.id);
  return /^[0-9a-f]{64}$/u.test(hash) ? hash : emptyDigest;
}

export async function openReceipt(
  boxes: Boxes,
  row: { readonly id: string; readonly receipt: Bytes | null } | AcknowledgedRow,
): Promise<Receipt | null> {
  if (row.receipt === null) return null;
  const parsed = v.safeParse(receiptSchema, jsonOf(await boxes.open(row.receipt, boxContext.receipt(row.id))));
  return parsed.success ? parsed.output : null;
}
