import { describe, expect, it } from 'vitest';
import { failure } from '../../../src/sync/failure.ts';
import { createPageWire, type PageAnswer, type PageWire } from '../../../src/sync/pages/page-wire.ts';
import { sendLastPages } from '../../../src/sync/pages/send-last-pages.ts';
import { madeUpPage } from '../../support/made-up-pages.ts';
import { pagesInMemory, pageServerInMemory } from '../../support/page-rooms.ts';
import { realTimers } from '../../support/real-timers.ts';

const pages = [madeUpPage(1, 40_000), madeUpPage(2, 30_000), madeUpPage(3, 20_000)];
const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const toServer = (fetch: typeof globalThis.fetch): PageWire =>
  createPageWire({ fetch, origin: 'http://server.test', clock, timers: realTimers });

async function leave(wire: (through: PageWire) => PageWire, { signedIn = true } = {}) {
  const server = pageServerInMemory();
  const here = pagesInMemory(pages);
  const store = {
    ...here.store,
    outlook: async () => ({
      ...(await here.store.outlook()),
      ...{ signedIn, actsWaiting: 5, wishes: { paused: true, onlyWifi: true } },
    }),
  };
  const through = toServer(async (input, init) => {
    const streamed: RequestInit & { readonly duplex: 'half' } = { ...init, duplex: 'half' };
    return server.fetch(new Request(input, streamed));
  });
  const end = await sendLastPages({
    ...{ store, clock, chance: () => 0, wire: wire(through) },
    timers: { set: (milliseconds, run) => realTimers.set(Math.min(milliseconds, 5), run) },
    report: (error) => {
      throw error;
    },
  });
  return { end, held: server.held(), all: here.done() };
}

const turnedDown = (reason: Parameters<typeof failure>[0]): PageAnswer => ({
  status: 'failed',
  failure: failure(reason),
});

describe('pages of a machine that is about to forget everything', () => {
  it('[R4] all go, though it was wished that they wait, and though acts wait that go another way', async () => {
    expect(await leave((wire) => wire)).toEqual({ end: 'done', held: 90_000, all: true });
  });

  it('[R4] are waited for while there is no line', async () => {
    const dead = await leave((wire) => ({ ...wire, begin: async () => turnedDown('offline') }));
    expect(dead).toMatchObject({ end: 'noLine', held: 0 });
  });

  it('one that the server may not take holds up no other', async () => {
    const one = await leave((wire) => ({
      ...wire,
      begin: async (page, over) =>
        page.sha256 === pages[1]?.sha256 ? turnedDown('forbidden') : wire.begin(page, over),
    }));
    expect(one).toEqual({ end: 'done', held: 60_000, all: false });
  });

  it.each(['serverError', 'signInNeeded'] as const)('are let go of where the server says %s', async (reason) => {
    const broken = await leave((wire) => ({ ...wire, begin: async () => turnedDown(reason) }));
    expect(broken).toMatchObject({ end: 'done', held: 0 });
    const full = await leave((wire) => ({ ...wire, begin: async () => ({ status: 'full' }) }));
    expect(full).toMatchObject({ end: 'done', held: 0 });
  });

  it('stay where nobody is signed in', async () => {
    expect(await leave((wire) => wire, { signedIn: false })).toMatchObject({ end: 'done', held: 0 });
  });
});
