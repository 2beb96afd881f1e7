import type { Clock, RandomBytes, Timers } from '../store/device-ports.ts';
import type { DeviceStore } from '../store/create-store.ts';
import { createExchange } from '../sync/exchange.ts';
import { streamGzip } from '../sync/gzip.ts';
import { createReplay, type Replay } from '../sync/replay.ts';
import { createTransport } from '../sync/transport.ts';
import { type AppUpdates, createAppUpdates } from './app-updates.ts';

export interface WorkParts {
  readonly store: DeviceStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly randomBytes: RandomBytes;
  readonly chance: () => number;
  readonly wire: typeof fetch;
  /** Name of this build, for the server's log. */
  readonly build: string;
}

/** What goes on behind the screens once the first one is usable: the replay loop and the watch for newer versions. */
export function beginWork({ store, clock, timers, randomBytes, chance, wire, build }: WorkParts): {
  readonly replay: Replay;
  readonly updates: AppUpdates;
} {
  const gzip = streamGzip(globalThis.CompressionStream);
  const send = createTransport({ fetch: wire, origin: '', gzip, clock, timers });
  const replay = createReplay({
    store: store.exchange,
    exchange: createExchange({ store: store.exchange, send, clock, randomBytes, chance, build }),
    clock,
    timers,
    chance,
    locks: 'locks' in navigator ? navigator.locks : undefined,
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
    if (document.visibilityState === 'visible') replay.wake('focus');
  });
  updates.start();
  return { replay, updates };
}
