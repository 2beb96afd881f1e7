import { holdsLess } from '../domain/access/seen.ts';
import { rolesOfBefore } from '../domain/access/role.ts';
import type { DeviceDatabase } from './database.ts';
import { leaveScope } from './leave-scopes.ts';
import { type HeldFor, readMeta, scopesHeld, writeMeta } from './meta.ts';

/**
 * From here on the base is hers: what lies here of the commune for somebody who might hold more leaves first, and what she may
 * hold comes anew (R18). What waits to be sent stays, whoever made it. Only inside a transaction over meta, records, views,
 * outbox, incoming and shards. `true` when something has left.
 */
export async function holdFor(database: DeviceDatabase, now: HeldFor): Promise<boolean> {
  const before = await readMeta(database, 'heldFor');
  await writeMeta(database, 'heldFor', now);
  const held = before?.scope === now.scope ? before : { ...now, account: '', roles: rolesOfBefore };
  if (!holdsLess(held, now) || !(await scopesHeld(database)).includes(now.scope)) return false;
  await leaveScope(database, now.scope, now.account);
  return true;
}
