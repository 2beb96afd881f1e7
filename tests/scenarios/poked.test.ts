import { afterEach, expect, it, vi } from 'vitest';
import type { Timers } from '../../src/store/device-ports.ts';
import { createExchange } from '../../src/sync/exchange.ts';
import { createLeadership } from '../../src/sync/leader.ts';
import { createLive } from '../../src/sync/live.ts';
import { createLiveWire } from '../../src/sync/live-wire.ts';
import { createReplay } from '../../src/sync/replay.ts';
import { nodeSealCheck } from '../support/seal-check.ts';
import { createTransport } from '../../src/sync/transport.ts';
import { type Device, openDevice } from '../support/device.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { makePeople } from '../support/people.ts';
import { realTimers } from '../support/real-timers.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function deviceOf(server: RunningServer, number: number): Promise<Device> {
  const account = server.accounts[number];
  if (account === undefined) throw new Error('The server made too few accounts.');
  const device = await openDevice({ serverUrl: server.url, account, name: `máy ${number}` });
  ends.push(() => device.close());
  return device;
}

/** The loop as the app runs it, but for one thing: it never polls. What it learns unasked it has been told. */
function workWithoutPolling(device: Device, origin: string): { readonly roads: readonly string[] } {
  const { exchange: store } = device.store;
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const noPolling: Timers = {
    set: (milliseconds, run) => (milliseconds > 15_000 ? () => undefined : realTimers.set(milliseconds, run)),
  };
  const roads: string[] = [];
  const wire: typeof fetch = (input, init) => {
    roads.push(new URL(input instanceof Request ? input.url : input).pathname);
    return device.wire(input, init);
  };
  const { newId, randomBytes } = createFakeIds(3);
  const live = createLive({
    store,
    wire: createLiveWire({ fetch: wire, origin, clock, timers: realTimers }),
    clock,
    timers: realTimers,
    chance: Math.random,
  });
  const replay = createReplay({
    store,
    exchange: createExchange({
      store,
      check: nodeSealCheck(store, { fetch: wire, origin, timers: realTimers }),
      send: createTransport({ fetch: wire, origin, gzip: undefined, clock, timers: realTimers }),
      clock,
      randomBytes,
      chance: Math.random,
      told: () => live.standing,
      build: 'test',
    }),
    clock,
    timers: noPolling,
    chance: Math.random,
    leadership: createLeadership({
      turn: (decide) => store.turnTerm(decide),
      read: () => store.term(),
      newId,
      clock,
      timers: realTimers,
      locks: undefined,
      lockName: 'lien-mach-replay',
      visible: () => true,
      storage: { answered: () => undefined, silent: () => undefined },
    }),
    live,
    report: (error) => {
      throw error;
    },
  });
  replay.start();
  ends.push(() => replay.stop());
  return { roads };
}

it('[R16] a colleague’s record arrives by the server’s word, without the device asking by itself; the stream does not hold up a stop', async () => {
  const server = await startServer();
  ends.push(() => server.kill());
  const [first, second] = [await deviceOf(server, 0), await deviceOf(server, 1)];
  const { roads } = workWithoutPolling(second, server.url);
  await vi.waitFor(() => expect(roads).toContain('/v1/live'), { timeout: 20_000 });
  for (const fields of makePeople(61).births(3)) {
    await first.perform({ name: 'openDossier', args: fields });
    expect((await first.sync()).failure).toBeUndefined();
  }
  await vi.waitFor(async () => expect(await second.dossiers()).toHaveLength(3), { timeout: 60_000 });
  expect(await second.digest()).toBe(await first.digest());
  const asked = roads.filter((road) => road === '/v1/sync').length;
  expect(asked).toBeLessThanOrEqual(1 + 3);

  const stopping = performance.now();
  expect(await server.stop()).toMatchObject({ code: 0 });
  // Less than the grace that exchanges under way are given: nothing had to be cut.
  expect(performance.now() - stopping).toBeLessThan(9_000);
});
