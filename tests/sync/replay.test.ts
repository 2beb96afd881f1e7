import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attempt } from '../../src/sync/exchange.ts';
import { createReplay, type Replay } from '../../src/sync/replay.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { createFakeLocks } from '../support/fake-locks.ts';
import { leadByLock } from '../support/lead-by-lock.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let desk: MadeUpDesk;
let tab: Tab;
let locks: ReturnType<typeof createFakeLocks>;
const running: Replay[] = [];
const reported: unknown[] = [];
const people = makePeople(12);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  line = scriptedLine(server);
  desk = makeDesk();
  locks = createFakeLocks();
  tab = openTab(server, { desk, fetch: line.fetch });
  await tab.signIn();
  line.leadTo({ fetch: () => Promise.reject(new TypeError('no line')) });
});

afterEach(async () => {
  for (const replay of running.splice(0)) await replay.stop();
  tab.store.close();
  await server.close();
  reported.length = 0;
});

function startReplay(
  of: Tab = tab,
  exchange: () => Promise<Attempt> = of.exchange,
  heardServer: () => void = () => undefined,
): Replay {
  const { clock, store } = of;
  const report = (error: unknown): void => void reported.push(error);
  const replay = createReplay({
    store: store.exchange,
    exchange,
    clock,
    timers: clock,
    chance: () => 0.5,
    leadership: leadByLock(locks),
    heardServer,
    report,
  });
  replay.start();
  running.push(replay);
  return replay;
}

async function saveBirth(of: Tab = tab): Promise<void> {
  count += 1;
  const saved = await of.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
}

/** The loop has done what it could and set its alarm clock. */
async function asleepFor(milliseconds: number): Promise<void> {
  await vi.waitFor(() => {
    expect(desk.clock.untilNext()).toBe(milliseconds);
  });
}

async function nothingWaits(): Promise<void> {
  await vi.waitFor(async () => {
    expect((await tab.store.exchangeStatus()).waiting).toBe(0);
  });
}

describe('the replay loop', () => {
  it('[R7] keeps trying with growing waits while the line is down, and sends by itself when it is back', async () => {
    await saveBirth();
    startReplay();
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 90_000, 90_000]) {
      await asleepFor(wait);
      expect((await tab.store.exchangeStatus()).phase).toBe('waitingToRetry');
      desk.clock.advance(wait);
    }
    await asleepFor(90_000);
    expect((await tab.store.exchangeStatus()).waiting).toBe(1);
    line.leadTo(server);
    desk.clock.advance(90_000);
    await nothingWaits();
    expect(reported).toEqual([]);
  });

  it.each(['online', 'focus', 'button'] as const)('[R7] %s cuts the wait short', async (reason) => {
    await saveBirth();
    const replay = startReplay();
    await asleepFor(500);
    desk.clock.advance(500);
    await asleepFor(1_000);
    line.leadTo(server);
    replay.wake(reason);
    // No sooner than the least distance between two tries.
    await vi.waitFor(() => {
      expect(desk.clock.untilNext()).not.toBe(1_000);
    });
    desk.clock.advance(2_000);
    await nothingWaits();
  });

  it('tells what else goes over the line when the server has answered, and not before', async () => {
    let heard = 0;
    await saveBirth();
    const replay = startReplay(tab, tab.exchange, () => (heard += 1));
    await asleepFor(500);
    expect(heard).toBe(0);
    line.leadTo(server);
    replay.wake('button');
    desk.clock.advance(2_000);
    await nothingWaits();
    await vi.waitFor(() => {
      expect(heard).toBeGreaterThan(0);
    });
  });

  it('wakes by itself when another tab has saved, with no word between the tabs but the database', async () => {
    line.leadTo(server);
    startReplay();
    const other = openTab(server, { desk, fetch: line.fetch, seed: 5 });
    startReplay(other);
    await vi.waitFor(() => {
      expect(line.requests).toBeGreaterThan(1);
    });
    await saveBirth(other);
    await nothingWaits();
    other.store.close();
  });

  it('hears the button of a tab that does not lead', async () => {
    await saveBirth();
    startReplay();
    await asleepFor(500);
    const other = openTab(server, { desk, fetch: line.fetch, seed: 5 });
    const follower = startReplay(other);
    line.leadTo(server);
    follower.wake('button');
    await vi.waitFor(() => {
      expect(desk.clock.untilNext()).not.toBe(500);
    });
    desk.clock.advance(1_000);
    await nothingWaits();
    other.store.close();
  });

  it('is taken over by the next tab when the leading one ends, half-said words cleared away', async () => {
    await saveBirth();
    const first = startReplay();
    await asleepFor(500);
    const other = openTab(server, { desk, fetch: line.fetch, seed: 5 });
    startReplay(other);
    const sent = await tab.store.outbox();
    const lane = `99999/${sent.entries[0]?.lane.incarnation}/${sent.entries[0]?.author}`;
    const now = desk.clock.now();
    await tab.store.exchange.noteSending({ runs: [{ lane, from: 1, to: 1 }], since: now, until: now + 300_000 });
    expect((await tab.store.exchangeStatus()).phase).toBe('exchanging');
    await first.stop();
    await vi.waitFor(async () => {
      expect((await other.store.exchangeStatus()).phase).toBe('waitingToRetry');
    });
    line.leadTo(server);
    desk.clock.advance(500);
    await nothingWaits();
    other.store.close();
  });

  it('[R9] sleeps through a pause and goes on at the next sign-in, without being told', async () => {
    line.leadTo(server);
    await saveBirth();
    line.next(async () => Response.json({ code: 'signInNeeded', field: null, detail: 'made up' }, { status: 401 }));
    startReplay();
    await vi.waitFor(async () => {
      expect((await tab.store.exchangeStatus()).phase).toBe('paused');
    });
    await saveBirth();
    expect((await tab.store.exchangeStatus()).waiting).toBe(2);
    expect(desk.clock.untilNext()).toBeNull();
    await tab.signIn();
    await asleepFor(1_000);
    desk.clock.advance(1_000);
    await nothingWaits();
  });

  it('survives a bug: reports it and goes on after a while (L20)', async () => {
    line.leadTo(server);
    await saveBirth();
    let broken = true;
    startReplay(tab, async () => {
      if (broken) throw new TypeError('a made-up bug');
      return tab.exchange();
    });
    await asleepFor(500);
    expect(reported).toHaveLength(1);
    broken = false;
    desk.clock.advance(500);
    await nothingWaits();
  });

  it('survives a disk that does not answer, and calls it no bug (L17)', async () => {
    line.leadTo(server);
    await saveBirth();
    let broken = true;
    startReplay(tab, async () => {
      if (broken) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      return tab.exchange();
    });
    await asleepFor(500);
    expect(reported).toEqual([]);
    broken = false;
    desk.clock.advance(500);
    await nothingWaits();
  });

  it('[R17] a thousand nudges make no more than one try in two seconds', async () => {
    await saveBirth();
    const replay = startReplay();
    await asleepFor(500);
    const before = line.requests;
    for (let second = 0; second < 10; second += 1) {
      for (let nudge = 0; nudge < 100; nudge += 1) replay.wake(nudge % 2 === 0 ? 'focus' : 'online');
      await vi.waitFor(() => {
        expect(desk.clock.untilNext()).not.toBeNull();
      });
      desk.clock.advance(1_000);
      // Whatever is to be tried is tried before the next second begins.
      await vi.waitFor(async () => {
        expect(desk.clock.untilNext()).not.toBeNull();
        expect((await tab.store.exchangeStatus()).phase).toBe('waitingToRetry');
      });
    }
    expect(line.requests - before).toBeLessThanOrEqual(6);
    expect(line.requests - before).toBeGreaterThanOrEqual(1);
  });
});
