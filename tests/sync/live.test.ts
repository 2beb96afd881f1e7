import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { livePath } from '../../src/protocol/live.ts';
import { createExchange } from '../../src/sync/exchange.ts';
import { createLive } from '../../src/sync/live.ts';
import { createLiveWire } from '../../src/sync/live-wire.ts';
import { createReplay, type Replay } from '../../src/sync/replay.ts';
import { nodeSealCheck } from '../support/seal-check.ts';
import { createTransport } from '../../src/sync/transport.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { createFakeLocks } from '../support/fake-locks.ts';
import { leadByLock } from '../support/lead-by-lock.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

/** A desk whose loop runs, and what it asked the server. */
interface LiveDesk {
  readonly tab: Tab;
  readonly replay: Replay;
  readonly exchanges: () => number;
  readonly roads: () => readonly string[];
}

let server: ServerInProcess;
const open: LiveDesk[] = [];
const people = makePeople(21);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
});
afterEach(async () => {
  for (const { replay, tab } of open.splice(0)) {
    await replay.stop();
    tab.store.close();
  }
  await server.close();
});

async function liveDesk(
  person: number,
  listen?: (pass: () => Promise<Response>) => Promise<Response>,
): Promise<LiveDesk> {
  const tab = openTab(server, { desk: makeDesk({ seed: 40 + person }), seed: 40 + person });
  await tab.signIn(person);
  const { clock, store } = tab;
  let exchanges = 0;
  const roads: string[] = [];
  const wire: typeof fetch = async (input, init) => {
    const { pathname, search } = new URL(String(input instanceof Request ? input.url : input));
    const pass = (): Promise<Response> => server.fetch(input, init);
    if (pathname !== livePath) {
      exchanges += 1;
      return pass();
    }
    roads.push(search === '' ? 'stream' : 'question');
    return listen === undefined || search !== '' ? pass() : listen(pass);
  };
  const ports = { fetch: wire, origin: server.serverUrl, clock, timers: clock };
  const chance = (): number => 0.5;
  const live = createLive({ store: store.exchange, wire: createLiveWire(ports), clock, timers: clock, chance });
  const exchange = createExchange({
    store: store.exchange,
    check: nodeSealCheck(store.exchange, ports),
    send: createTransport({ ...ports, gzip: undefined }),
    clock,
    randomBytes: createFakeIds(person).randomBytes,
    chance,
    told: () => live.standing,
    build: 'test',
  });
  const report = (error: unknown): never => {
    throw error;
  };
  const leadership = leadByLock(createFakeLocks());
  const replay = createReplay({
    store: store.exchange,
    exchange,
    clock,
    timers: clock,
    chance,
    leadership,
    live,
    report,
  });
  replay.start();
  const made: LiveDesk = { tab, replay, exchanges: () => exchanges, roads: () => roads };
  open.push(made);
  return made;
}

async function saveBirth({ tab }: LiveDesk): Promise<void> {
  count += 1;
  expect((await tab.store.perform(birthCommand(people.birth(), count))).status).toBe('saved');
}

async function nothingWaits({ tab }: LiveDesk): Promise<void> {
  await vi.waitFor(async () => expect(await tab.store.exchangeStatus()).toMatchObject({ waiting: 0, phase: 'idle' }));
}

describe('a device that hears of news', () => {
  it('fetches a colleague’s record soon after the poke, long before it would have asked; its own push wakes nobody', async () => {
    const [first, second] = [await liveDesk(0), await liveDesk(1)];
    await vi.waitFor(() => expect([first.roads(), second.roads()]).toEqual([['stream'], ['stream']]));
    await vi.waitFor(() => expect([first.exchanges(), second.exchanges()]).toEqual([1, 1]));
    await saveBirth(first);
    await nothingWaits(first);
    // Chance says the middle of the spread; but two tries are five seconds apart at least.
    await vi.waitFor(() => expect(second.tab.clock.untilNext()).toBeLessThanOrEqual(5_000));
    second.tab.clock.advance(5_000);
    await vi.waitFor(async () => expect(await second.tab.store.dossiers({ limit: 9 })).toHaveLength(1));
    expect(second.exchanges()).toBe(2);
    expect(first.exchanges()).toBe(2);
    first.tab.clock.advance(20_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(first.exchanges()).toBe(2);
  });

  it('[R17] asks no more than once in five seconds in a storm of pokes', async () => {
    const [first, second] = [await liveDesk(0), await liveDesk(1)];
    await vi.waitFor(() => expect(second.roads()).toEqual(['stream']));
    await vi.waitFor(() => expect(second.exchanges()).toBe(1));
    for (let burst = 0; burst < 20; burst += 1) {
      await saveBirth(first);
      await nothingWaits(first);
      second.tab.clock.advance(1_000);
      await vi.waitFor(() => expect(second.tab.clock.untilNext()).not.toBeNull());
    }
    second.tab.clock.advance(5_000);
    await vi.waitFor(async () => expect(await second.tab.store.dossiers({ limit: 99 })).toHaveLength(20));
    expect(second.exchanges()).toBeLessThanOrEqual(1 + 5 + 1);
  });

  it('asks rarely while it would be told, and as ever, soon and spread, once it is not; what it says of that is so (R16)', async () => {
    let cut: () => void = () => undefined;
    const desk = await liveDesk(0, async (pass) => {
      const response = await pass();
      const reader = response.body?.getReader();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          cut = () => controller.error(new TypeError('cut'));
        },
        async pull(controller) {
          const read = await reader?.read();
          if (read?.value !== undefined) controller.enqueue(read.value);
        },
      });
      return new Response(body, response);
    });
    const { clock, store } = desk.tab;
    const untilNextTry = async (): Promise<number> =>
      Date.parse((await store.exchangeStatus()).nextTryAt ?? '') - clock.now();
    await vi.waitFor(() => expect(desk.roads()).toEqual(['stream']));
    clock.advance(30_000);
    await vi.waitFor(async () => expect(await untilNextTry()).toBe(210_000));
    expect(desk.exchanges()).toBe(2);
    cut();
    // It comes back within ten seconds; when it does not, asking begins again.
    await vi.waitFor(() => expect(clock.untilNext()).toBeLessThanOrEqual(10_000));
    await server.close();
    clock.advance(5_000);
    await vi.waitFor(async () => expect(await untilNextTry()).toBeLessThanOrEqual(15_000));
    server = await openServerInProcess();
  });

  it('behind a proxy that keeps the stream to itself holds a question instead, and hears of news by that', async () => {
    const mute = async (): Promise<Response> =>
      new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
    const [first, second] = [await liveDesk(0), await liveDesk(1, mute)];
    await vi.waitFor(() => expect(second.roads()).toEqual(['stream']));
    await vi.waitFor(() => expect(second.exchanges()).toBe(1));
    await vi.waitFor(() => expect(second.tab.clock.untilNext()).toBe(15_000));
    second.tab.clock.advance(15_000);
    await vi.waitFor(() => expect(second.tab.clock.untilNext()).toBe(500));
    second.tab.clock.advance(500);
    await vi.waitFor(() => expect(second.roads()).toEqual(['stream', 'question']));
    await saveBirth(first);
    await nothingWaits(first);
    await vi.waitFor(() => expect(second.tab.clock.untilNext()).toBeLessThanOrEqual(5_000));
    second.tab.clock.advance(5_000);
    await vi.waitFor(async () => expect(await second.tab.store.dossiers({ limit: 9 })).toHaveLength(1));
  });

  it('[R9] listens to nothing without a session, and anew after a sign-in', async () => {
    const desk = await liveDesk(0);
    await vi.waitFor(() => expect(desk.roads()).toEqual(['stream']));
    await desk.tab.signIn(1);
    await vi.waitFor(() => expect(desk.roads()).toEqual(['stream', 'stream']));
  });
});
