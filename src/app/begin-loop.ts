import type { Clock, RandomBytes, Timers } from '../store/device-ports.ts';
import type { DeviceStore } from '../store/create-store.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { AskRefresh } from '../sync/ask-refresh.ts';
import { createExchange, type ExchangeParts } from '../sync/exchange.ts';
import { guardStore } from '../sync/guard-store.ts';
import { createLeadership } from '../sync/leader.ts';
import type { Live } from '../sync/live.ts';
import { renewing } from '../sync/renewing.ts';
import { createReplay, type Replay } from '../sync/replay.ts';
import { createStorageWatch, type StorageWatch } from '../sync/storage-watch.ts';

/** What the loop talks to: over the wire, or within the page. */
export interface Talk extends Pick<ExchangeParts, 'send' | 'check' | 'snapshots'> {
  readonly live?: Live;
  /** Absent: tokens are not renewed. */
  readonly askRefresh?: AskRefresh;
}

export interface LoopParts {
  readonly store: DeviceStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly randomBytes: RandomBytes;
  readonly chance: () => number;
  readonly newId: () => string;
  /** Name of this build, for the server's log. */
  readonly build: string;
  /** Which tab leads is agreed under this name: one for each database. */
  readonly lockName: string;
  readonly talk: (store: ExchangeStore) => Talk;
  /** What else is done while this tab leads. */
  readonly beside?: (signal: AbortSignal) => Promise<void>;
  /** Told each time the server has answered. */
  readonly heardServer?: () => void;
  /** Lets the first screen come first. */
  readonly calm?: () => Promise<void>;
}

/** The replay loop, which one tab of the database leads. */
export function beginLoop(parts: LoopParts): {
  readonly replay: Replay;
  readonly storage: StorageWatch;
} {
  const { store, clock, timers, randomBytes, chance, newId, build, lockName, talk, calm, beside, heardServer } = parts;
  const storage = createStorageWatch(() => store.exchange.reopen());
  const leadership = createLeadership({
    turn: (decide) => store.exchange.turnTerm(decide),
    read: () => store.exchange.term(),
    newId,
    clock,
    timers,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    lockName,
    visible: () => document.visibilityState === 'visible',
    storage,
  });
  const guarded = guardStore(store.exchange, { timers, confirm: () => leadership.confirm() });
  const { live, askRefresh, ...line } = talk(guarded);
  const told = (): boolean => live?.standing ?? false;
  const exchange = createExchange({ store: guarded, ...line, clock, randomBytes, chance, told, build });
  const mayGoByHub = async (): Promise<boolean> => (await guarded.hub()) !== null;
  const replay = createReplay({
    store: guarded,
    exchange:
      askRefresh === undefined
        ? exchange
        : renewing(exchange, { store: guarded, ask: askRefresh, clock, chance, mayGoByHub }),
    clock,
    timers,
    chance,
    leadership,
    ...(live === undefined ? {} : { live }),
    ...(calm === undefined ? {} : { calm }),
    ...(beside === undefined ? {} : { beside }),
    ...(heardServer === undefined ? {} : { heardServer }),
    report: (error) => reportError(error),
  });
  replay.start();
  addEventListener('online', () => replay.wake('online'));
  addEventListener('focus', () => replay.wake('focus'));
  document.addEventListener('visibilitychange', () => {
    leadership.look();
    if (document.visibilityState === 'visible') replay.wake('focus');
  });
  return { replay, storage };
}
