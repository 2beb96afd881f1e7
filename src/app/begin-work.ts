import { hashText } from '../store/hash-text.ts';
import { createAskRefresh } from '../sync/ask-refresh.ts';
import type { Bytes } from '../store/device-ports.ts';
import { createSealCheck } from '../sync/check-seals.ts';
import { createFetchSnapshot } from '../sync/fetch-snapshot.ts';
import { fetchKeys } from '../sync/fetch-keys.ts';
import { streamGunzip, streamGzip } from '../sync/gzip.ts';
import { createLive } from '../sync/live.ts';
import { createLiveWire } from '../sync/live-wire.ts';
import { kindOfLine } from '../state/machine-offline.ts';
import { createPageWire } from '../sync/pages/page-wire.ts';
import { sendPages } from '../sync/pages/send-pages.ts';
import type { Replay } from '../sync/replay.ts';
import type { StorageWatch } from '../sync/storage-watch.ts';
import { createRoads, refreshByRoads } from '../sync/roads.ts';
import { createTransport } from '../sync/transport.ts';
import { webCryptoVerify } from '../sync/web-crypto-verify.ts';
import { type AppUpdates, createAppUpdates } from './app-updates.ts';
import { beginLoop, type LoopParts } from './begin-loop.ts';

export interface WorkParts extends Omit<LoopParts, 'lockName' | 'talk' | 'beside' | 'heardServer'> {
  readonly wire: typeof fetch;
  /** SHA-256 of what goes in pieces, by which every piece is proved. */
  readonly digest: (bytes: Bytes) => Promise<string | undefined>;
}

/** What goes on behind the screens once the first one is usable: the replay loop and the watch for newer versions. */
export function beginWork({ wire, digest, ...parts }: WorkParts): {
  readonly replay: Replay;
  readonly updates: AppUpdates;
  readonly storage: StorageWatch;
} {
  const { clock, timers, chance } = parts;
  const refreshAt = (origin: string) => createAskRefresh({ fetch: wire, origin, clock, timers });
  const transportTo = (origin: string) =>
    createTransport({
      ...{ fetch: wire, origin, clock, timers, digest },
      gzip: streamGzip(globalThis.CompressionStream),
      gunzip: streamGunzip(globalThis.DecompressionStream),
    });
  const pages = sendPages({
    store: parts.store.pages,
    wire: createPageWire({ fetch: wire, origin: '', clock, timers }),
    clock,
    timers,
    chance,
    line: kindOfLine,
    report: (error) => reportError(error),
  });
  const { replay, storage } = beginLoop({
    ...parts,
    lockName: 'lien-mach-replay',
    beside: async (signal) => {
      await parts.calm?.();
      await pages.work(signal);
    },
    heardServer: pages.heardServer,
    talk: (store) => ({
      send: createRoads({ direct: transportTo(''), byHub: transportTo, hub: () => store.hub(), clock }),
      askRefresh: refreshByRoads({ direct: refreshAt(''), byHub: refreshAt, hub: () => store.hub() }),
      snapshots: createFetchSnapshot({ fetch: wire, origin: '', clock, timers }),
      live: createLive({
        store,
        wire: createLiveWire({ fetch: wire, origin: '', clock, timers }),
        clock,
        timers,
        chance,
      }),
      check: createSealCheck({
        store,
        hash: hashText,
        verify: webCryptoVerify(isSecureContext ? crypto.subtle : undefined),
        fetchKeys: () => fetchKeys({ fetch: wire, origin: '', timers }),
      }),
    }),
  });
  const updates = watchUpdates(timers);
  updates.start();
  return { replay, updates, storage };
}

/** The watch for newer versions of the app; it begins at `start`. */
export function watchUpdates(timers: LoopParts['timers']): AppUpdates {
  return createAppUpdates({
    workers: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    window,
    later: (milliseconds, act) => void timers.set(milliseconds, act),
    reload: () => location.reload(),
  });
}
