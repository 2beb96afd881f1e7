import type { DeliveryStore } from '../../sync-server/store/delivery-port.ts';

/** No story hands anything over to the national systems. */
export const noDeliveries: DeliveryStore = {
  mark: async () => 0,
  of: async () => [],
  keep: async () => true,
  claim: async () => [],
  goesOut: async () => true,
  settle: async () => true,
  nextDue: async () => undefined,
  retry: async () => 0,
  waiveOwed: async () => false,
  askSoon: async () => 0,
  waiting: async () => [],
  lastOf: async () => new Map(),
  counts: async () => [],
  totals: async () => new Map(),
  addExchanges: async () => undefined,
  exchanges: async () => [],
  lastSends: async () => [],
  connector: async (_, make) => make,
  pauses: async () => [],
  pause: async () => undefined,
  resume: async () => false,
};
