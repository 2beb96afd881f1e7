import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardStore } from '../../src/sync/guard-store.ts';
import type { Attempt } from '../../src/sync/exchange.ts';
import { createLeadership, Deposed, type Leadership } from '../../src/sync/leader.ts';
import { lookEvery } from '../../src/sync/leader-plan.ts';
import type { Locks } from '../../src/sync/lock.ts';
import { newLine } from '../../src/sync/line-size.ts';
import { createStorageWatch } from '../../src/sync/storage-watch.ts';
import { openTab, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createFakeLocks } from '../support/fake-locks.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

/** A tab with a clock of its own: while that stands still, the tab is frozen. */
interface LeadingTab {
  readonly tab: Tab;
  readonly time: FakeClock;
  readonly leadership: Leadership;
  readonly leads: () => boolean;
  readonly terms: () => number;
  stop(): Promise<void>;
}

let server: ServerInProcess;
let desk: MadeUpDesk;
const open: LeadingTab[] = [];
const people = makePeople(31);

beforeEach(async () => {
  server = await openServerInProcess();
  desk = makeDesk();
});
afterEach(async () => {
  for (const one of open.splice(0)) {
    await one.stop();
    one.tab.store.close();
  }
  await server.close();
});

const noStorage = { answered: () => undefined, silent: () => undefined };

function lead(seed: number, locks: Locks | undefined, wire: typeof fetch = server.fetch): LeadingTab {
  const tab = openTab(server, { desk, seed, fetch: wire });
  const time = createFakeClock();
  const leadership = createLeadership({
    turn: (decide) => tab.store.exchange.turnTerm(decide),
    read: () => tab.store.exchange.term(),
    newId: () => `tab ${seed}`,
    clock: time,
    timers: time,
    locks,
    lockName: 'lien-mach-replay',
    visible: () => true,
    storage: noStorage,
  });
  const stopping = new AbortController();
  let leads = false;
  let terms = 0;
  const running = leadership.lead(stopping.signal, async (leading) => {
    leads = true;
    terms += 1;
    await new Promise((resolve) => {
      leading.addEventListener('abort', resolve);
    });
    leads = false;
  });
  const made: LeadingTab = {
    tab,
    time,
    leadership,
    leads: () => leads,
    terms: () => terms,
    async stop() {
      stopping.abort();
      await running;
    },
  };
  open.push(made);
  return made;
}

/** Lets a tab live for a while: it has looked at the term before each step. */
async function live(one: LeadingTab, milliseconds: number): Promise<void> {
  for (let lived = 0; lived < milliseconds; lived += lookEvery) {
    await vi.waitFor(() => expect(one.time.untilNext()).toBe(lookEvery));
    one.time.advance(lookEvery);
  }
  await vi.waitFor(() => expect(one.time.untilNext()).toBe(lookEvery));
}

describe.each([
  ['with the browser’s locks', () => createFakeLocks()],
  ['by the term alone', () => undefined],
])('the leading tab, %s', (_name, makeLocks) => {
  it('is one, and stays the one while it lives', async () => {
    const locks = makeLocks();
    const first = lead(1, locks);
    await vi.waitFor(() => expect(first.leads()).toBe(true));
    const second = lead(2, locks);
    for (let turn = 0; turn < 10; turn += 1) {
      await live(first, lookEvery);
      await live(second, lookEvery);
    }
    expect([first.leads(), second.leads()]).toEqual([true, false]);
  });

  it('is followed at once by another when it is closed', async () => {
    const locks = makeLocks();
    const first = lead(1, locks);
    await vi.waitFor(() => expect(first.leads()).toBe(true));
    const second = lead(2, locks);
    await live(second, lookEvery);
    await first.stop();
    if (locks === undefined) await live(second, lookEvery);
    await vi.waitFor(() => expect(second.leads()).toBe(true));
  });

  it('is followed within 10 s when it is frozen; when it wakes it has stopped leading, and the two do not take turns', async () => {
    const locks = makeLocks();
    const first = lead(1, locks);
    await vi.waitFor(() => expect(first.leads()).toBe(true));
    await live(first, lookEvery);
    const second = lead(2, locks);
    await live(second, 10_000);
    expect(second.leads()).toBe(true);
    await expect(first.leadership.confirm()).rejects.toThrow(Deposed);
    await vi.waitFor(() => expect(first.leads()).toBe(false));
    for (let turn = 0; turn < 10; turn += 1) {
      await live(first, lookEvery);
      await live(second, lookEvery);
    }
    expect([first.leads(), second.leads()]).toEqual([false, true]);
    expect([first.terms(), second.terms()]).toEqual([1, 1]);
    await second.stop();
    if (locks === undefined) await live(first, lookEvery);
    await vi.waitFor(() => expect(first.leads()).toBe(true));
  });
});

describe('a leader that was frozen in the middle of an exchange', () => {
  /** The first has sent, the server has answered, and the first froze before it could read that; the second has gone on. */
  async function frozenWithAnAnswer(): Promise<{
    first: LeadingTab;
    second: LeadingTab;
    wake: () => Promise<Attempt>;
  }> {
    const line = scriptedLine(server);
    const first = lead(1, undefined, line.fetch);
    await vi.waitFor(() => expect(first.leads()).toBe(true));
    await first.tab.signIn();
    expect((await first.tab.store.perform(birthCommand(people.birth()))).status).toBe('saved');
    let thaw: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    let answered = false;
    line.next(async (pass) => {
      const response = await pass();
      answered = true;
      await frozen;
      return response;
    });
    const late = first.tab.exchange();
    await vi.waitFor(() => expect(answered).toBe(true));
    const second = lead(2, undefined);
    await live(second, 10_000);
    expect(second.leads()).toBe(true);
    const done = await second.tab.exchange();
    expect(done).toMatchObject({ status: 'exchanged', done: { sent: 1, receipts: 1, workLeft: false } });
    return {
      first,
      second,
      wake: () => {
        thaw();
        return late;
      },
    };
  }

  it('[R16] writes nothing any more of what is the other’s to tell', async () => {
    const { first, second, wake } = await frozenWithAnAnswer();
    const guarded = guardStore(first.tab.store.exchange, {
      timers: first.time,
      confirm: () => first.leadership.confirm(),
    });
    const before = await second.tab.store.exchangeStatus();
    await expect(guarded.noteFailure('token', (log) => ({ ...log, failures: 9 }), newLine)).rejects.toThrow(Deposed);
    await expect(guarded.noteSending({ runs: [], since: 0, until: 9e15 })).rejects.toThrow(Deposed);
    expect(await second.tab.store.exchangeStatus()).toEqual(before);
    await wake();
  });

  it('[R2] [R11] does no harm even if it commits: same receipts, no cursor back, nothing twice', async () => {
    const { second, wake } = await frozenWithAnAnswer();
    const stood = await second.tab.store.exchange.outlook();
    const digest = await second.tab.store.exchange.digest();
    // Past every guard of the loop: an answer from before the second led, committed after what the second had.
    const late = await wake();
    expect(late.status).toBe('exchanged');
    expect((await second.tab.store.exchange.outlook()).stand).toEqual(stood.stand);
    expect(await second.tab.store.exchange.digest()).toBe(digest);
    expect(await second.tab.store.dossiers({ limit: 10 })).toHaveLength(1);
    expect((await second.tab.store.outbox()).entries).toEqual([]);
    expect((await server.store.read((of) => of('99999').counter())).mutationNo).toBe(1);
  });
});

describe('a database that does not answer', () => {
  it('is told of, and opened anew, and what was asked ends (L17)', async () => {
    const time = createFakeClock();
    let reopened = 0;
    const storage = createStorageWatch(async () => {
      reopened += 1;
    });
    const told: boolean[] = [];
    storage.subscribe(() => told.push(storage.isSilent()));
    let silent = true;
    const leadership = createLeadership({
      turn: (decide) => (silent ? new Promise<never>(() => undefined) : Promise.resolve(decide(undefined))),
      read: async () => undefined,
      newId: () => 'tab',
      clock: time,
      timers: time,
      locks: undefined,
      lockName: 'lien-mach-replay',
      visible: () => true,
      storage,
    });
    const stopping = new AbortController();
    let leads = false;
    const running = leadership.lead(stopping.signal, async () => {
      leads = true;
    });
    const step = async (milliseconds: number): Promise<void> => {
      await vi.waitFor(() => expect(time.untilNext()).toBe(milliseconds));
      time.advance(milliseconds);
    };
    for (let look = 0; look < 3; look += 1) {
      await step(15_000);
      if (look < 2) await step(lookEvery);
    }
    await vi.waitFor(() => expect(reopened).toBe(1));
    expect(told).toEqual([true]);
    silent = false;
    await step(lookEvery);
    await vi.waitFor(() => expect(leads).toBe(true));
    expect(told).toEqual([true, false]);
    stopping.abort();
    await running;
  });

  it('ends a question of the loop after half a minute, as trouble with the storage and not as a bug', async () => {
    const first = lead(1, undefined);
    const time = createFakeClock();
    const mute = { ...first.tab.store.exchange, outlook: () => new Promise<never>(() => undefined) };
    const guarded = guardStore(mute, { timers: time, confirm: async () => undefined });
    const asked = guarded.outlook();
    const told = expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
    time.advance(30_000);
    await told;
  });
});
