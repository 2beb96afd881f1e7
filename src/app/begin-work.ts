import type { Clock, RandomBytes, Timers } from '../store/device-ports.ts';
import type { DeviceStore } from '../store/create-store.ts';
import { hashText } from '../store/hash-text.ts';
import { createSealCheck } from '../sync/check-seals.ts';
import { createExchange } from '../sync/exchange.ts';
import { createFetchSnapshot } from '../sync/fetch-snapshot.ts';
import { fetchKeys } from '../sync/fetch-keys.ts';
import { guardStore } from '../sync/guard-store.ts';
import { streamGunzip, streamGzip } from '../sync/gzip.ts';
import { createLeadership } from '../sync/leader.ts';
import { createLive } from '../sync/live.ts';
import { createLiveWire } from '../sync/live-wire.ts';
import { createReplay, type Replay } from '../sync/replay.ts';
import { createStorageWatch, type StorageWatch } from '../sync/storage-watch.ts';
import { createTransport } from '../sync/transport.ts';
import { webCryptoVerify } from '../sync/web-crypto-verify.ts';
import { type AppUpdates, createAppUpdates } from './app-updates.ts';

export interface WorkParts {
  readonly store: DeviceStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly randomBytes: RandomBytes;
  readonly chance: () => number;
  readonly newId: () => string;
  readonly wire: typeof fetch;
  /** Name of this build, for the server's log. */
  readonly build: string;
}

/** What goes on behind the screens once the first one is usable: the replay loop and the watch for newer versions. */
export function beginWork({ store, clock, timers, randomBytes, chance, newId, wire, build }: WorkParts): {
  readonly replay: Replay;
  readonly updates: AppUpdates;
  readonly storage: StorageWatch;
} {
  const gzip = streamGzip(globalThis.CompressionStream);
  const gunzip = streamGunzip(globalThis.DecompressionStream);
  const send = createTransport({ fetch: wire, origin: '', gzip, gunzip, clock, timers });
  const snapshots = createFetchSnapshot({ fetch: wire, origin: '', clock, timers });
  const storage = createStorageWatch(() => store.exchange.reopen());
  const leadership = createLeadership({
    turn: (decide) => store.exchange.turnTerm(decide),
    read: () => store.exchange.term(),
    newId,
    clock,
    timers,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    lockName: 'lien-mach-replay',
    visible: () => document.visibilityState === 'visible',
    storage,
  });
  const guarded = guardStore(store.exchange, { timers, confirm: () => leadership.confirm() });
  const live = createLive({
    store: guarded,
    wire: createLiveWire({ fetch: wire, origin: '', clock, timers }),
    clock,
    timers,
    chance,
  });
  const told = (): boolean => live.standing;
  const check = createSealCheck({
    store: guarded,
    hash: hashText,
    verify: webCryptoVerify(isSecureContext ? crypto.subtle : undefined),
    fetchKeys: () => fetchKeys({ fetch: wire, origin: '', timers }),
  });
  const replay = createReplay({
    store: guarded,
    exchange: createExchange({ store: guarded, send, check, snapshots, clock, randomBytes, chance, told, build }),
    clock,
    timers,
    chance,
    leadership,
    live,
    report: (error) => reportError(error),
  });
  const updates = createAppUpdates({
    workers: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    window,
    later: (milliseconds, act) => void timers.set(milliseconds, act),
    reload: () => location.reload(),
  });
  replay.start();
  addEventListener('online', () => replay.wake('online'));
  addEventListener('focus', () => replay.wake('focus'));
  document.addEventListener('visibilitychange', () => {
    leadership.look();
    if (document.visibilityState === 'visible') replay.wake('focus');
  });
  updates.start();
  return { replay, updates, storage };
}
