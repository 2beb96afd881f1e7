import type { PageStore } from '../../sync-server/store/page-port.ts';

/** Stories tell of records that name pages; the pages themselves travel apart, and in none of them. */
export const noPages: PageStore = {
  page: async () => undefined,
  begin: async () => undefined,
  held: async () => 0,
  addPart: async () => undefined,
  bytesOf: async () => new Uint8Array(),
  settle: async () => false,
  forget: async () => false,
  weigh: async () => ({ bytes: 0, onTheirWay: 0 }),
  scopes: async () => [],
  begunBefore: async () => [],
  named: async () => new Set(),
  namedAfterLeaving: async () => new Set(),
};
