import type { AccessStore } from '../../sync-server/store/access-port.ts';

/** In the stories access is changed at the server itself, and nobody asks how it came to that. */
export const noAccess: AccessStore = {
  change: async () => ({ status: 'refused', why: 'noSuchPerson' }),
  changes: async () => [],
  people: async () => [],
};
