import type { DeliveryOrder } from '../../protocol/delivery.ts';

/** Why an order was not carried out, by how many rows the server says it has changed; `undefined`: it has said nothing. `null`: it was. */
export function orderTrouble(name: DeliveryOrder, changed: number | undefined): 'notDone' | 'notWaived' | null {
  if (changed === undefined) return 'notDone';
  // One that is being sent owes what it owes only when it has gone.
  return name === 'waive' && changed === 0 ? 'notWaived' : null;
}
