import type { DossierEvent } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { Instant } from './words.ts';

/** The line a mutation writes into the dossier's history. */
export function eventOf(
  mutation: Mutation,
  recordedAt: Instant | null,
  touched: readonly string[],
  reason?: string,
): DossierEvent {
  return {
    id: mutation.mid,
    type: mutation.name,
    author: mutation.author,
    device: mutation.device,
    occurredAt: mutation.occurredAt.device,
    clockOffset: mutation.occurredAt.offset,
    recordedAt,
    touched,
    ...(reason === undefined ? {} : { reason }),
  };
}
