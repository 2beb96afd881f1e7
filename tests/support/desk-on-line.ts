import { createAskRefresh } from '../../src/sync/ask-refresh.ts';
import { type Attempt, createExchange } from '../../src/sync/exchange.ts';
import { createFetchSnapshot } from '../../src/sync/fetch-snapshot.ts';
import { nextStep, type Step, type WakeReason } from '../../src/sync/plan.ts';
import { renewing } from '../../src/sync/renewing.ts';
import { signIn } from '../../src/sync/sign-in.ts';
import { createTransport } from '../../src/sync/transport.ts';
import type { DeviceStore } from '../../src/store/create-store.ts';
import type { Sealer } from '../../src/store/device-ports.ts';
import type { FakeClock } from './fake-clock.ts';
import { createFakeIds } from './fake-ids.ts';
import { makeDesk, type MadeUpDesk } from './made-up-desk.ts';
import type { ServerInProcess } from './server-in-process.ts';
import { nodeSealCheck } from './seal-check.ts';
import { plainAnswer } from './wire-talk.ts';

/** What stands between a desk and its server; a test puts its own trouble on it. */
export interface ScriptedLine {
  readonly fetch: typeof fetch;
  /** Handles the next request in the server's stead; `pass` lets it through and answers in plain JSON. Several are used up in turn. */
  next(handle: (pass: () => Promise<Response>, request: Request) => Promise<Response>): void;
  /** Leads to another server from now on: the same one after a restore, for all the device can tell. */
  leadTo(server: Pick<ServerInProcess, 'fetch'>): void;
  /** How many requests were made. */
  readonly requests: number;
}

export function scriptedLine(server: Pick<ServerInProcess, 'fetch'>): ScriptedLine {
  const handlers: Parameters<ScriptedLine['next']>[0][] = [];
  let requests = 0;
  let to = server;
  return {
    fetch: async (input, init) => {
      requests += 1;
      const handle = handlers.shift();
      if (handle === undefined) return to.fetch(input, init);
      const request = new Request(input, init);
      return handle(async () => plainAnswer(await to.fetch(input, init), request), request);
    },
    next: (handle) => {
      handlers.push(handle);
    },
    leadTo: (other) => {
      to = other;
    },
    get requests() {
      return requests;
    },
  };
}

/** One tab of a desk: its store and one exchange at a time, on a clock that stands still. */
export interface Tab {
  readonly store: DeviceStore;
  readonly clock: FakeClock;
  readonly exchange: () => Promise<Attempt>;
  /** What the loop would do now. */
  step(wake?: WakeReason | null): Promise<Step>;
  signIn(person?: number): Promise<void>;
}

export interface TabOptions {
  readonly desk?: MadeUpDesk;
  readonly fetch?: typeof fetch;
  readonly seed?: number;
  readonly chance?: () => number;
  readonly sealer?: Sealer;
  /** Takes a long first load as a snapshot. */
  readonly loads?: boolean;
  /** Renews its token by itself. */
  readonly refreshes?: boolean;
}

export function openTab(server: ServerInProcess, options: TabOptions = {}): Tab {
  const { seed = 1, chance = () => 0.5 } = options;
  const desk = options.desk ?? makeDesk({ seed });
  const wire = options.fetch ?? server.fetch;
  const { clock } = desk;
  const store = desk.open(options.sealer === undefined ? {} : { sealer: options.sealer });
  const { randomBytes } = createFakeIds(seed + 100);
  const origin = server.serverUrl;
  const ask = createAskRefresh({ fetch: wire, origin, clock, timers: clock });
  const once = createExchange({
    store: store.exchange,
    check: nodeSealCheck(store.exchange, { fetch: wire, origin, timers: clock }),
    ...(options.loads === true
      ? { snapshots: createFetchSnapshot({ fetch: wire, origin, clock, timers: clock }) }
      : {}),
    send: createTransport({ fetch: wire, origin, gzip: undefined, clock, timers: clock }),
    clock,
    randomBytes,
    chance,
    build: 'test',
  });
  return {
    store,
    clock,
    exchange: options.refreshes === true ? renewing(once, { store: store.exchange, ask, clock, chance }) : once,
    async step(wake = null) {
      return nextStep(
        { outlook: await store.exchange.outlook(), wake, sinceLastTryMs: Infinity, waitedMs: 0 },
        clock.now(),
      );
    },
    async signIn(person = 0) {
      const { username, password } = server.accounts[person] ?? server.accounts[0];
      const { device } = await store.identity();
      const outcome = await signIn(
        { fetch: wire, origin, clock, timers: clock },
        { username, password, device, ...(options.refreshes === true ? { refreshes: true } : {}) },
      );
      if (outcome.status !== 'signedIn') throw new Error(outcome.status);
      await store.startSession(outcome.session);
    },
  };
}
