import type { Parts } from '../state/parts.ts';
import { createUnitTables } from '../state/unit-tables.ts';
import { createStoreOn } from '../store/create-store.ts';
import { askStorageHealth } from '../store/storage-health.ts';
import type { KeptIndex } from '../store/keep-index.ts';
import type { StoreParts } from '../store/store-parts.ts';
import { askSetApart } from '../sync/ask-set-apart.ts';
import type { AppUpdates } from './app-updates.ts';
import { beginWork, type WorkParts } from './begin-work.ts';
import { untilLoaded } from './until-loaded.ts';

export interface OpenDesk {
  readonly parts: Parts;
  readonly updates: AppUpdates;
}

async function loadJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const type = typeof content === 'string' ? 'application/json' : 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** By then the first screen stands, on a slow machine too; a screen that needs the index earlier asks for it. */
const indexAfter = 2_500;

/** All that is behind the sign-in, on the database that is open; the loop and the watch for updates begin with it. */
export function openDesk(storeParts: StoreParts, world: Omit<WorkParts, 'store' | 'newId'>): OpenDesk {
  const store = createStoreOn(storeParts);
  const { clock, newId, randomBytes } = storeParts;
  const { replay, updates, storage } = beginWork({ ...world, newId, store });
  let opened: Promise<KeptIndex> | undefined;
  const index = (): Promise<KeptIndex> =>
    (opened ??= untilLoaded(() => import('./open-index.ts')).then(({ openIndex }) =>
      openIndex(storeParts, world.timers),
    ));
  world.timers.set(indexAfter, () => void index());
  const parts: Parts = {
    store,
    index,
    timers: world.timers,
    wakeReplay: (reason) => replay.wake(reason),
    setApart: async (after) => {
      const session = await store.session();
      const { wire, timers } = world;
      return askSetApart({ fetch: wire, origin: '', clock, timers }, { token: session?.token ?? '', after });
    },
    clock,
    newId,
    // 128 bits as 32 hex digits.
    newToken: () => [...randomBytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    storage,
    units: createUnitTables(loadJson),
    nationalities: async () => (await import('../domain/nationalities.ts')).nationalities,
    storageHealth: () => askStorageHealth('storage' in navigator ? navigator.storage : undefined),
    print: () => window.print(),
    saveFile,
  };
  return { parts, updates };
}
