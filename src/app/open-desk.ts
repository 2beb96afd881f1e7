import type { Parts } from '../state/parts.ts';
import { createStoreOn } from '../store/create-store.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { askSetApart } from '../sync/ask-set-apart.ts';
import { createFetchPage } from '../sync/pages/fetch-page.ts';
import { tellSignOut } from '../sync/tell-sign-out.ts';
import type { AppUpdates } from './app-updates.ts';
import { beginWork, type WorkParts } from './begin-work.ts';
import { composeDesk, type DeskWork } from './compose-desk.ts';
import { untilFirstAnswer } from './first-answer.ts';
import { untilLoaded } from './until-loaded.ts';

export interface OpenDesk {
  readonly parts: Parts;
  readonly updates: AppUpdates;
}

/** All that is behind the sign-in, on the database that is open; the loop and the watch for updates begin with it. */
export function openDesk(
  storeParts: StoreParts,
  world: Omit<WorkParts, 'store' | 'newId'> & Pick<Parts, 'signSlip' | 'carry'> & Pick<DeskWork, 'boxKeys'>,
): OpenDesk {
  const { clock, newId } = storeParts;
  const { wire, timers, signSlip, carry, boxKeys } = world;
  const { store, calm } = untilFirstAnswer(createStoreOn(storeParts), timers);
  const { replay, updates, storage } = beginWork({ ...world, newId, store, calm });
  const token = async (): Promise<string> => (await store.session())?.token ?? '';
  const setApart: Parts['setApart'] = async (after) => {
    const session = await store.session();
    return askSetApart({ fetch: wire, origin: '', clock, timers }, { token: session?.token ?? '', after });
  };
  const atServer: Parts['atServer'] = async () => {
    const { createAskAtServer } = await untilLoaded(() => import('../sync/ask-at-server.ts'));
    return createAskAtServer({ fetch: wire, origin: '', timers, token });
  };
  const ownKeys: Parts['ownKeys'] = async () => {
    const { openOwnKeys } = await untilLoaded(() => import('./open-passkeys.ts'));
    return openOwnKeys({ fetch: wire, origin: '', timers, token });
  };
  const fetchPage = createFetchPage({ fetch: wire, origin: '', clock, timers, hash: storeParts.hash, token });
  const signOut: Parts['signOut'] = async () => {
    const session = await store.session();
    await store.endSession();
    if (session !== null)
      void tellSignOut({ fetch: wire, origin: '', timers }, session.refresh?.token ?? session.token);
  };
  return {
    parts: composeDesk(storeParts, {
      ...{ store, timers, replay, storage, setApart, fetchPage, atServer, ownKeys, signOut, signSlip, carry, boxKeys },
      fileName: (name) => name,
    }),
    updates,
  };
}
