import type { PasskeyStore } from '../../sync-server/store/passkey-port.ts';

/** No story signs in by a passkey. */
export const noPasskeys: PasskeyStore = {
  byId: async () => undefined,
  ofAccount: async () => [],
  add: async () => 'full',
  remove: async () => false,
  spend: async () => false,
  use: async () => 'spent',
};
