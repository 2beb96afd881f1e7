import { applyMutation } from '../domain/apply-mutation.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Mutation } from '../domain/mutation.ts';
import type { Instant } from '../domain/words.ts';
import type { ReceiptStatus } from '../protocol/receipt.ts';

/** An act that the base does not hold yet, as far as the view is concerned. */
export interface ViewedAct {
  /** `undefined` when its bytes can no longer be read: it cannot be shown, and hides nothing else. */
  readonly mutation: Mutation | undefined;
  /** Of its newest receipt; `null` before the first. */
  readonly status: ReceiptStatus | null;
  /** When the server let it take effect, if it did. */
  readonly recordedAt: Instant | null;
}

/**
 * The record as this device shows it: the base with the acts it does not hold yet on top, oldest first, by the reducer the
 * server runs. What the server did not let take effect is left out, and told beside the record by its receipt — unless
 * there would be nothing to tell it beside: a refused creation is still shown (L3, R16).
 */
export function entityView(base: Dossier | undefined, acts: readonly ViewedAct[]): Dossier | undefined {
  let dossier = base;
  const inBase = new Set(base?.events.map(({ id }) => id));
  for (const { mutation, status, recordedAt } of acts) {
    if (mutation !== undefined && inBase.has(mutation.mid)) continue;
    if (mutation === undefined || (dossier !== undefined && !mayTakeEffect(status))) continue;
    const outcome = applyMutation(dossier, mutation, recordedAt);
    if (outcome.status === 'applied' || outcome.status === 'merged') dossier = outcome.dossier;
  }
  return dossier;
}

/** Whether an act that the base does not hold is shown in it. */
export function mayTakeEffect(status: ReceiptStatus | null): boolean {
  switch (status) {
    case null:
    case 'applied':
    case 'merged':
    case 'blockedBy':
      return true;
    case 'refused':
    case 'parked':
    case 'quarantined':
      return false;
  }
}
