import { expect, it } from 'vitest';
import { createPageWire } from '../../../src/sync/pages/page-wire.ts';
import { sendPages } from '../../../src/sync/pages/send-pages.ts';
import { cutPageLine } from '../../support/cut-page-line.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { madeUpPage } from '../../support/made-up-pages.ts';
import { pagesInMemory, pageServerInMemory } from '../../support/page-rooms.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const seeds = Number(process.env['PAGE_SEEDS'] ?? 500);
const pages = [madeUpPage(1, 120_000), madeUpPage(2, 60_000)];
const bytes = 180_000;
const dead = { everyMs: 700, forMs: 900_000 };

/** Time passes when nothing is left to do without it. */
async function passTime(clock: FakeClock, until: { isBusy: () => boolean; isOver: () => boolean }): Promise<void> {
  for (let quiet = 0; !until.isOver();) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = until.isBusy() ? 0 : quiet + 1;
    const next = clock.untilNext();
    if (quiet < 3 || next === null) continue;
    clock.advance(next);
    quiet = 0;
  }
}

interface Told {
  /** Virtual milliseconds until all was there. */
  readonly tookMs: number;
  /** The longest that nothing moved at the server, likewise. */
  readonly stillMs: number;
  readonly bytesUp: number;
  readonly failures: readonly (string | null)[];
}

async function story(seed: number, deadAtFirst = false): Promise<Told> {
  const random = createSeededRandom(seed);
  const clock = createFakeClock();
  const server = pageServerInMemory();
  const { store, done, failures } = pagesInMemory(pages);
  const line = cutPageLine({
    ...{ clock, random, server: server.fetch, roundTripMs: 150, bytesPerSecond: 30_000 },
    every: { min: 8_192, max: 40_960 },
  });
  const isDead = (): boolean => deadAtFirst && clock.monotonic() < dead.forMs;
  const throughIt: typeof fetch = async (input, init) => {
    if (!isDead()) return line.fetch(input, init);
    await new Promise<void>((resolve) => clock.set(dead.everyMs, resolve));
    throw new TypeError('no line');
  };
  const stopping = new AbortController();
  const wire = createPageWire({ fetch: throughIt, origin: 'http://server.test', clock, timers: clock });
  const sending = sendPages({
    ...{ store, wire, clock, timers: clock, chance: () => random.next(), line: () => 'wifi' },
    report: (error) => {
      throw error;
    },
  });
  const work = sending.work(stopping.signal);
  const isBusy = (): boolean => line.seen.busy > 0;
  if (deadAtFirst) {
    await passTime(clock, { isBusy, isOver: () => !isDead() });
    // The text was first through, as always.
    sending.heardServer();
  }
  const begunAt = clock.monotonic();
  let [moved, held, stillMs] = [begunAt, 0, 0];
  const look = (): boolean => {
    const heldNow = server.held();
    if (heldNow === held) return done() || clock.monotonic() > 7_200_000;
    stillMs = Math.max(stillMs, clock.monotonic() - moved);
    [moved, held] = [clock.monotonic(), heldNow];
    return done();
  };
  await passTime(clock, { isBusy, isOver: look });
  stopping.abort();
  await work;
  expect(
    [...server.kept.values()].map((content) => content.length),
    `seed ${seed}`,
  ).toEqual(pages.map((page) => page.bytes));
  return { tookMs: clock.monotonic() - begunAt, stillMs, bytesUp: line.seen.bytesUp, failures };
}

async function stories(deadAtFirst = false) {
  const told: Told[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) told.push(await story(seed, deadAtFirst));
  const most = (of: (one: Told) => number): number => Math.max(...told.map(of));
  const failures = told.flatMap((one) => one.failures).filter((reason) => reason !== null);
  return {
    failures,
    ...{ tookMs: most((one) => one.tookMs), stillMs: most((one) => one.stillMs), bytesUp: most((one) => one.bytesUp) },
  };
}

it('[R7] [R17] over a line reset every 8 to 40 KB what was cut is asked about and goes on at once', async () => {
  const { failures, stillMs, bytesUp } = await stories();
  // Of a part that broke off something had come, each time: nothing was in vain, and nothing waited.
  expect(failures.length).toBeLessThan(seeds / 20);
  expect(stillMs).toBeLessThan(8_000);
  // A browser sends a part again by itself where an old connection is reset under it.
  expect(bytesUp).toBeLessThan(bytes * 4);
});

it('[R7] goes on when the server has answered anything, however long the line was dead before', async () => {
  expect((await stories(true)).tookMs).toBeLessThan(60_000);
});
