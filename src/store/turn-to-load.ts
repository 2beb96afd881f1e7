import { snapshotLimits } from '../protocol/snapshot.ts';
import type { SyncResponse } from '../protocol/sync-exchange.ts';
import type { Asked } from './exchange-store.ts';
import { beginLoad, readLoad } from './load-state.ts';
import type { ScopeState } from './meta.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Whether the rest comes as a load: a walk that has only begun and has very much before it is gone on with by snapshot, which
 * brings the same in a fraction of the bytes. Only inside a transaction.
 */
export async function turnToLoad(
  { database }: StoreParts,
  { scope, pull }: Asked,
  answer: SyncResponse,
  state: ScopeState | undefined,
): Promise<boolean> {
  const load = await readLoad(database, scope);
  const page = answer.changes.find((one) => one.scope === scope);
  if (load?.status === 'declined' && page !== undefined && !page.more) await database.meta.delete('load');
  if (load !== undefined) return load.status === 'loading';
  const begins = page?.from === 'start' || pull.some((one) => one.scope === scope && one.cursor === null);
  if (!begins || state === undefined || (page?.ahead ?? 0) < snapshotLimits.worthChanges) return false;
  await beginLoad(database, scope);
  return true;
}
