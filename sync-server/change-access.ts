import { judgeAgainAfterRoles, type ReconsiderParts } from './reconsider.ts';
import type { AccessOrder, AccessOutcome } from './store/access-port.ts';

/**
 * Changes who may do what (R18). What was set apart because somebody was not what she is now is judged again; machines
 * hear of it with their next exchange.
 */
export async function changeAccess(order: AccessOrder, parts: ReconsiderParts): Promise<AccessOutcome> {
  const outcome = await parts.store.access.change(order);
  if (outcome.status === 'refused') return outcome;
  const { kind } = order.deed;
  // Also of a request that was followed before: the server may have stopped between the two.
  if (kind === 'roles' || kind === 'restore') await judgeAgainAfterRoles(outcome.account, outcome.scope, parts);
  return outcome;
}
