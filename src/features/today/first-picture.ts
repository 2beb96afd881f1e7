import type { Store } from '../../store/store.ts';

/** How many of the newest dossiers are opened for the first screen, before the index is there. */
export const openedFirst = 300;

/** What the first picture of the day is made of: the newest dossiers and her drafts are opened, and nothing besides. */
export const firstPicture = {
  newest: (store: Pick<Store, 'dossiers'>) => store.dossiers({ limit: openedFirst }),
  ofHers: async (store: Pick<Store, 'drafts' | 'needsYou'>) => ({
    drafts: await store.drafts(),
    needsYou: await store.needsYou(),
  }),
};
