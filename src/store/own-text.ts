import { applyMutation } from '../domain/apply-mutation.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Mutation } from '../domain/mutation.ts';
import { applyToOffice } from '../domain/office/apply-to-office.ts';
import type { Office } from '../domain/office/office.ts';
import { withSuspects } from '../domain/suspected-duplicate.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { Change } from '../protocol/sync-exchange.ts';
import type { AnswerGround } from './answer-ground.ts';
import { openMutation, openOfficeRecord, openReceipt, openRecord } from './row-content.ts';
import type { RecordRow } from './rows.ts';
import type { StoreParts } from './store-parts.ts';

/** Acts that the page tells of still wait for their receipts: an answer was lost. They come first, then the page is asked for again. */
export const receiptsWait = Symbol('receipts wait');

// L35: what this device made itself it does not download; the page's fold tells whether it came to the same.
export async function ownText(
  parts: StoreParts,
  ground: AnswerGround,
  change: Extract<Change, { type: 'own' }>,
  current: RecordRow | undefined,
  receipts: ReadonlyMap<string, Receipt>,
): Promise<string | typeof receiptsWait | undefined> {
  const { kind } = change;
  // What the server makes of a book no device follows by itself.
  if (kind === 'book') return undefined;
  const open = kind === 'dossier' ? openRecord : openOfficeRecord;
  let state: Dossier | Office | undefined = current === undefined ? undefined : await open(parts.boxes, current);
  if (current !== undefined && state === undefined) return undefined;
  for (const mid of actsSince(ground, change, current?.seq ?? 0)) {
    const row = ground.outbox.get(mid) ?? ground.acknowledged.get(mid);
    if (row === undefined) return undefined;
    const mutation = await openMutation(parts.boxes, row);
    const receipt = receipts.get(mid) ?? (await openReceipt(parts.boxes, row));
    if (mutation === undefined) return undefined;
    if (receipt === null) return 'state' in row && row.state === 'waiting' ? receiptsWait : undefined;
    state =
      kind === 'dossier'
        ? dossierAfter(state as Dossier | undefined, mutation, receipt)
        : officeAfter(state as Office | undefined, mutation, receipt);
    if (state === undefined) return undefined;
  }
  return state === undefined ? undefined : rowTextOf(change, state);
}

function dossierAfter(before: Dossier | undefined, mutation: Mutation, receipt: Receipt): Dossier | undefined {
  const outcome = applyMutation(before, mutation, receipt.serverTime);
  // A parked act has its effect too: the record keeps it in sight (R10).
  return 'dossier' in outcome ? withSuspects(outcome.dossier, receipt.flags) : undefined;
}

function officeAfter(before: Office | undefined, mutation: Mutation, receipt: Receipt): Office | undefined {
  const outcome = applyToOffice(before, mutation, receipt.serverTime);
  return 'office' in outcome ? outcome.office : undefined;
}

/**
 * The acts that lead from a revision of the record to that of the marker, which tells the last of them. Earlier ones are
 * missing in it when a page was cut between: those this device has a receipt for, with the revision they made. Of a record
 * asked for by name some are in it already.
 */
function actsSince(
  { ofRecord }: AnswerGround,
  change: Extract<Change, { type: 'own' }>,
  rev: number,
): readonly string[] {
  const told = change.rev - change.mids.length;
  if (told <= rev) return change.mids.slice(rev - told);
  const between = (ofRecord.get(change.id) ?? []).filter((row) => row.rev !== null && row.rev > rev && row.rev <= told);
  return [...between.sort((a, b) => (a.rev ?? 0) - (b.rev ?? 0)).map(({ id }) => id), ...change.mids];
}

/** Canonical text of a row of the base: what its digest is made of. */
export function rowTextOf(change: Pick<Change, 'kind' | 'id' | 'rev'>, state: unknown): string {
  return canonicalText({ kind: change.kind, id: change.id, rev: change.rev, state });
}
