import { openCodeWorker } from './open-code-worker.ts';
import { openImageWorker } from './open-image-worker.ts';
import type { Parts } from '../state/parts.ts';
import { createUnitTables } from '../state/unit-tables.ts';
import type { DeviceStore } from '../store/create-store.ts';
import type { MaybePromise, Timers } from '../store/device-ports.ts';
import type { BoxKeys, KeptIndex } from '../store/index-talk.ts';
import { askStorageHealth } from '../store/storage-health.ts';
import type { StoreParts } from '../store/store-parts.ts';
import type { Replay } from '../sync/replay.ts';
import type { StorageWatch } from '../sync/storage-watch.ts';
import { noTabNotes, sealedTabNotes } from './tab-note.ts';
import { untilLoaded } from './until-loaded.ts';

/** What differs between the desk that works and the one that practises. */
export interface DeskWork {
  readonly store: DeviceStore;
  readonly timers: Timers;
  readonly replay: Replay;
  readonly storage: StorageWatch;
  readonly setApart: Parts['setApart'];
  readonly fetchPage: Parts['fetchPage'];
  readonly atServer: Parts['atServer'];
  readonly ownKeys: Parts['ownKeys'];
  readonly signOut: Parts['signOut'];
  readonly signSlip: Parts['signSlip'];
  readonly carry: Parts['carry'];
  /** What opens boxes in another thread; `null`: nothing is sealed here. */
  readonly boxKeys: (() => MaybePromise<BoxKeys>) | null;
  /** What a file that is handed out is called, so that it tells where it comes from. */
  readonly fileName: (name: string) => string;
}

async function loadJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

function saveFile(name: string, content: string | Uint8Array<ArrayBuffer> | Blob): void {
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

/** Everything the screens behind the sign-in need, on the database that is open. */
export function composeDesk(storeParts: StoreParts, work: DeskWork): Parts {
  const { clock, newId, randomBytes } = storeParts;
  const {
    store,
    timers,
    replay,
    storage,
    setApart,
    atServer,
    ownKeys,
    signOut,
    signSlip,
    fileName,
    fetchPage,
    carry,
    boxKeys,
  } = work;
  let opened: Promise<KeptIndex> | undefined;
  const index = (): Promise<KeptIndex> => (opened ??= openIndexOnce());
  const openIndexOnce = async (): Promise<KeptIndex> => {
    const { openIndex } = await untilLoaded(() => import('./open-index.ts'));
    return openIndex(storeParts, timers, boxKeys === null ? null : await boxKeys());
  };
  const tabNotes = boxKeys === null ? noTabNotes : sealedTabNotes(storeParts.boxes, sessionStorage);
  timers.set(indexAfter, () => void index());
  return {
    store,
    index,
    timers,
    wakeReplay: (reason) => replay.wake(reason),
    setApart,
    fetchPage,
    openImageWorker,
    openCodeWorker,
    devices: async () => (await atServer()).devices,
    atServer,
    ownKeys,
    tabNotes,
    async signOut() {
      for (const note of Object.values(tabNotes)) note.forget();
      await signOut();
    },
    signSlip,
    carry,
    clock,
    newId,
    newToken: () => newToken(randomBytes),
    storage,
    units: createUnitTables(loadJson),
    nationalities: async () => (await import('../domain/nationalities.ts')).nationalities,
    storageHealth: () => askStorageHealth('storage' in navigator ? navigator.storage : undefined),
    // A sheet that was only just drawn may still be fetching its letters.
    print: () => void document.fonts.ready.then(() => window.print()),
    saveFile: (name, content) => saveFile(fileName(name), content),
  };
}

/** 128 bits as 32 hex digits. */
export function newToken(randomBytes: StoreParts['randomBytes']): string {
  return [...randomBytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
