import type { ServerStore } from '../../sync-server/store/port.ts';

/** No story has a hub. */
export const noMirror: ServerStore['mirror'] = {
  log: async () => {
    throw new Error('The modelled store has no log to mirror.');
  },
  people: async () => {
    throw new Error('The modelled store has no people to mirror.');
  },
};
