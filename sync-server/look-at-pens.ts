import type { Cursor } from '../src/protocol/sync-exchange.ts';
import { acceptPush, type AcceptParts } from './accept-push.ts';
import type { ServerClock } from './server-clock.ts';

/** Suspends in every commune what a restore has put in doubt; the rest is left alone. */
export async function lookAtAllPens(parts: AcceptParts & { readonly clock: ServerClock }): Promise<void> {
  for (const { code } of await parts.store.accounts.communes()) await lookAtPens(code, null, parts);
}

/** The same in one commune; `lost`: a cursor that was shown, and that is not of this server's history. */
export async function lookAtPens(
  scope: string,
  lost: Cursor | null,
  parts: AcceptParts & { readonly clock: ServerClock },
): Promise<void> {
  const nothing = { runs: [], words: [], again: [] };
  const push = { scope, carrierHasRight: true, ...nothing, at: parts.clock.now(), cursor: lost, allBooks: true };
  await acceptPush(push, parts);
}
