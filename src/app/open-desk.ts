import type { Parts } from '../state/parts.ts';
import { createStoreOn } from '../store/create-store.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { askSetApart } from '../sync/ask-set-apart.ts';
import type { AppUpdates } from './app-updates.ts';
import { beginWork, type WorkParts } from './begin-work.ts';
import { composeDesk } from './compose-desk.ts';

export interface OpenDesk {
  readonly parts: Parts;
  readonly updates: AppUpdates;
}

/** All that is behind the sign-in, on the database that is open; the loop and the watch for updates begin with it. */
export function openDesk(storeParts: StoreParts, world: Omit<WorkParts, 'store' | 'newId'>): OpenDesk {
  const store = createStoreOn(storeParts);
  const { clock, newId } = storeParts;
  const { wire, timers } = world;
  const { replay, updates, storage } = beginWork({ ...world, newId, store });
  const setApart: Parts['setApart'] = async (after) => {
    const session = await store.session();
    return askSetApart({ fetch: wire, origin: '', clock, timers }, { token: session?.token ?? '', after });
  };
  return {
    parts: composeDesk(storeParts, { store, timers, replay, storage, setApart, fileName: (name) => name }),
    updates,
  };
}
