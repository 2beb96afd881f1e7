import type { DeviceDatabase } from './database.ts';
import { opensRecord } from '../domain/openings.ts';
import { dropLooseOfScope } from './pages/loose-rows.ts';
import { leavePages } from './pages/keep-pages.ts';
import { everyOrder } from './rows.ts';
import { deleteScope, readMeta, readRevoked, scopesHeld, writeRevoked } from './meta.ts';

/**
 * R18: what the device has of communes that the signed-in person may not hold: their records, views and cursor, and her
 * drafts. What waits in the outbox stays and travels, hers and her colleagues'; a colleague who may hold the commune pulls
 * it again. Only inside a transaction. `true` when something has left.
 */
export async function leaveScopes(
  database: DeviceDatabase,
  scopes: readonly string[],
  { account, at }: { readonly account: string; readonly at: string },
): Promise<boolean> {
  let left = false;
  for (const scope of scopes) {
    const known = await readRevoked(database, { account, scope });
    if (known === undefined) await writeRevoked(database, { account, scope }, at);
    left ||= known === undefined || (await scopesHeld(database)).includes(scope);
    await leaveScope(database, scope, account);
    const drafts = database.drafts.where('[author+updatedAt]').between([account, ''], [account, '\uffff']);
    await drafts.filter((draft) => draft.scope === scope).delete();
    await dropLooseOfScope(database, account, scope);
  }
  return left;
}

/**
 * The commune's records, views and cursor, and what was being loaded of it. After she has become less there, what she may
 * still hold comes anew; what she typed stays hers. Only inside a transaction.
 */
export async function leaveScope(database: DeviceDatabase, scope: string, account: string): Promise<void> {
  await database.records.where('[scope+order]').between([scope, everyOrder.from], [scope, everyOrder.to]).delete();
  const kept = await madeHere(database, scope, account);
  const views = database.views.where('[scope+order]').between([scope, ''], [scope, '\uffff']);
  await views.filter(({ id }) => !kept.has(id)).delete();
  await database.incoming.where('scope').equals(scope).delete();
  const pages = database.pages
    .where('scope')
    .equals(scope)
    .filter(({ state }) => state === 'here');
  await leavePages(database, await pages.primaryKeys());
  await database.shards.where('scope').equals(scope).delete();
  await database.meta.delete('hubOverlay');
  if ((await readMeta(database, 'load'))?.scope === scope) await database.meta.delete('load');
  await deleteScope(database, scope);
}

/** Records whose view is nothing but what was made here: opened and not yet taken in, or a colleague's work under way. */
async function madeHere(database: DeviceDatabase, scope: string, account: string): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  await database.outbox
    .filter((row) => row.scope === scope && (row.author !== account || opensRecord(row.name)))
    .each(({ entity }) => kept.add(entity));
  return kept;
}
