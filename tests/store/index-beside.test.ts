import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Role } from '../../src/domain/access/role.ts';
import { askHere } from '../../src/store/answer-index.ts';
import { createStoreOn } from '../../src/store/create-store.ts';
import { indexBeside, type IndexBesideParts, type IndexWorker } from '../../src/store/index-beside.ts';
import type { FromIndex, KeptIndex, ToIndex } from '../../src/store/index-talk.ts';
import { type FollowingIndex, keepIndex } from '../../src/store/keep-index.ts';
import { serveIndex } from '../../src/store/serve-index.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

/** Web Locks of one browser: whoever waits is given the lock when its holder is no more. */
function makeLocks() {
  const held = new Map<string, (() => void)[]>();
  const locks = {
    async request(name: string, second: unknown, third?: unknown): Promise<unknown> {
      const run = (third ?? second) as () => unknown;
      const { signal } = (third === undefined ? {} : second) as { signal?: AbortSignal };
      const waiting = held.get(name);
      if (waiting !== undefined) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        if (signal?.aborted === true) throw new DOMException('left', 'AbortError');
      }
      held.set(name, []);
      return run();
    },
  };
  return {
    locks: locks as unknown as Pick<LockManager, 'request'>,
    release(name: string) {
      const waiting = held.get(name) ?? [];
      held.delete(name);
      for (const next of waiting) next();
    },
  };
}

function follow(desk: MadeUpDesk, parts: StoreParts): FollowingIndex {
  return keepIndex({
    ...parts,
    timers: desk.clock,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    report: (error) => {
      throw error;
    },
  });
}

/** A worker in this process: what is said is copied, as between threads, and it can die or fall silent. */
function makeWorkers(desk: MadeUpDesk, { locks, release }: ReturnType<typeof makeLocks>) {
  const alive: { die(): void; hang(): void; fail(): void; hasBegun(): boolean }[] = [];
  let refused = false;
  let halfway = false;
  const openWorker = (): IndexWorker => {
    const listeners: { message: ((event: { data: FromIndex }) => void)[]; error: (() => void)[] } = {
      message: [],
      error: [],
    };
    let gone = false;
    let silent = false;
    let begun = false;
    let life = '';
    const indexes: FollowingIndex[] = [];
    const hear = serveIndex({
      say: (said) => {
        const copied = structuredClone(said);
        setImmediate(() => {
          begun ||= copied.kind === 'begun';
          if (halfway && copied.kind === 'now') return;
          if (!gone && !silent) for (const listen of listeners.message) listen({ data: copied });
        });
      },
      locks,
      open() {
        const index = follow(desk, desk.openParts());
        indexes.push(index);
        return index;
      },
    });
    const end = (): void => {
      if (gone) return;
      gone = true;
      for (const index of indexes) index.close();
      release(life);
    };
    opened.push({ close: end });
    const worker = {
      die: end,
      hang: () => (silent = true),
      hasBegun: () => begun,
      fail: () => {
        for (const listen of listeners.error) listen();
      },
    };
    alive.push(worker);
    if (refused) setImmediate(worker.fail);
    return {
      postMessage(said: ToIndex) {
        const copied = structuredClone(said);
        if (copied.kind === 'open') life = copied.life;
        setImmediate(() => {
          if (!gone && !silent && !refused) hear(copied);
        });
      },
      addEventListener(type: 'message' | 'error', listen: never) {
        listeners[type].push(listen);
      },
      terminate: end,
    };
  };
  return {
    alive,
    openWorker,
    refuse() {
      refused = true;
    },
    /** Whether they get no further than half of it. */
    stayHalfway(stays: boolean) {
      halfway = stays;
    },
  };
}

async function openDesk(names: readonly string[], roles?: readonly Role[]) {
  const desk = makeDesk({ seed: 4 });
  const parts = desk.openParts();
  const store = createStoreOn(parts);
  opened.push(store);
  const session = sessionOf(1);
  await store.startSession(roles === undefined ? session : { ...session, account: { ...session.account, roles } });
  const people = makePeople(4);
  for (const [at, name] of names.entries())
    await store.perform(birthCommand(people.birth({ 'child.fullName': name }), at));
  const locks = makeLocks();
  const workers = makeWorkers(desk, locks);
  const told: unknown[] = [];
  const beside = (given: Partial<IndexBesideParts> = {}): KeptIndex => {
    const index = indexBeside({
      database: parts.database.name,
      keys: null,
      openWorker: workers.openWorker,
      openHere: () => askHere(follow(desk, parts)),
      locks: locks.locks,
      timers: desk.clock,
      newId: desk.newId,
      mayBegin: () => true,
      report: (error) => told.push(error),
      ...given,
    });
    opened.push(index);
    return index;
  };
  return { desk, parts, store, people, workers, told, beside };
}

const whole = (index: KeptIndex) => vi.waitFor(() => expect(index.now().isWhole).toBe(true), { timeout: 5_000 });
const found = async (index: KeptIndex, typed: string): Promise<number> =>
  (await index.ask({ kind: 'search', wish: { typed, limit: 10, contextYear: 2026 } })).total;

describe('the index in a worker', () => {
  it('answers what it is asked, also before it has begun, and follows what is saved in the page', async () => {
    const { beside, store, people } = await openDesk(['Trần Văn Bình', 'Lò Thị Thử']);
    const index = beside();
    const early = found(index, 'zz');
    await whole(index);
    expect(await early).toBe(0);
    expect(await found(index, 'binh tran')).toBe(1);
    await store.perform(birthCommand(people.birth({ 'child.fullName': 'Y Sau Cùng' }), 9));
    await vi.waitFor(async () => expect(await found(index, 'sau cung')).toBe(1));
    expect(index.now()).toEqual({ count: 3, isWhole: true });
  });

  it('that dies is begun again at once, everything is read anew, and what was asked is answered', async () => {
    const { beside, workers, desk, told } = await openDesk(['Trần Văn Bình']);
    const index = beside();
    await whole(index);
    workers.alive[0]?.die();
    await vi.waitFor(() => expect(index.now().isWhole).toBe(false));
    const asked = found(index, 'binh');
    desk.clock.advance(0);
    await whole(index);
    expect(await asked).toBe(1);
    expect(await found(index, 'binh')).toBe(1);
    expect(workers.alive).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('that says nothing any more is ended and begun again, the question with it', async () => {
    const { beside, workers, desk } = await openDesk(['Trần Văn Bình']);
    const index = beside();
    await whole(index);
    workers.alive[0]?.hang();
    const asked = found(index, 'binh');
    desk.clock.advance(9_999);
    expect(workers.alive).toHaveLength(1);
    desk.clock.advance(1);
    desk.clock.advance(0);
    await vi.waitFor(() => expect(workers.alive).toHaveLength(2));
    expect(await asked).toBe(1);
  });

  it('that dies again and again before it is whole waits longer each time', async () => {
    const { beside, workers, desk } = await openDesk(['Trần Văn Bình']);
    const index = beside();
    await whole(index);
    const waits: number[] = [];
    workers.stayHalfway(true);
    for (let death = 0; death < 5; death += 1) {
      const { length } = workers.alive;
      workers.alive.at(-1)?.fail();
      waits.push(desk.clock.untilNext() ?? -1);
      desk.clock.advance(waits.at(-1) ?? 0);
      expect(workers.alive).toHaveLength(length + 1);
      await vi.waitFor(() => expect(workers.alive.at(-1)?.hasBegun()).toBe(true));
    }
    expect(waits).toEqual([0, 1_000, 2_000, 4_000, 8_000]);
    workers.stayHalfway(false);
    workers.alive.at(-1)?.fail();
    desk.clock.advance(16_000);
    await whole(index);
    expect(await found(index, 'binh')).toBe(1);
  });

  it('that cannot run leaves it to the page', async () => {
    const { beside, workers } = await openDesk(['Trần Văn Bình']);
    workers.refuse();
    const index = beside();
    const asked = found(index, 'binh');
    await whole(index);
    // As far as it had been read when it was asked.
    expect(await asked).toBeLessThanOrEqual(1);
    expect(await found(index, 'binh')).toBe(1);
    expect(workers.alive).toHaveLength(1);
  });

  it('in a browser without workers, or one that carries no keys to them, is in the page', async () => {
    const { beside, workers } = await openDesk(['Trần Văn Bình']);
    const without = beside({ openWorker: () => null });
    await whole(without);
    expect(await found(without, 'binh')).toBe(1);
    const strict = (): IndexWorker => ({
      ...workers.openWorker(),
      postMessage() {
        throw new DOMException('a key', 'DataCloneError');
      },
    });
    const refusing = beside({ openWorker: strict });
    await whole(refusing);
    expect(await found(refusing, 'binh')).toBe(1);
  });

  it('is not begun again on a database that was let go of, and not after it was closed', async () => {
    const { beside, workers, desk } = await openDesk([]);
    let mayBegin = true;
    const index = beside({ mayBegin: () => mayBegin });
    await whole(index);
    mayBegin = false;
    workers.alive[0]?.die();
    await vi.waitFor(() => expect(index.now().isWhole).toBe(false));
    desk.clock.advance(120_000);
    expect(workers.alive).toHaveLength(1);
    const other = beside();
    await whole(other);
    other.close();
    desk.clock.advance(120_000);
    expect(workers.alive).toHaveLength(2);
  });

  it('a question that breaks it is refused, told by the error’s name alone, and the next is answered', async () => {
    const { beside } = await openDesk(['Trần Văn Bình']);
    const index = beside();
    await whole(index);
    const broken = index.ask({ kind: 'alike', draft: { id: 'Trần Văn Bình' } as never });
    await expect(broken).rejects.toThrow('the index: TypeError');
    expect(await found(index, 'binh')).toBe(1);
  });

  it('[R18] signing out empties it, and the next person finds what she may see and no more', async () => {
    const { beside, store, people } = await openDesk(['Trần Văn Bình']);
    const index = beside();
    await whole(index);
    expect(await found(index, 'binh')).toBe(1);
    await store.endSession();
    await vi.waitFor(() => expect(index.now()).toEqual({ count: 0, isWhole: false }));
    expect(await found(index, '')).toBe(0);
    const next = sessionOf(2);
    await store.startSession({ ...next, account: { ...next.account, roles: ['volunteer'] } });
    await whole(index);
    expect(await found(index, 'binh')).toBe(0);
    expect(await found(index, '')).toBe(0);
    await store.endSession();
    await store.startSession(sessionOf(1));
    await store.perform(birthCommand(people.birth({ 'child.fullName': 'Y Về Lại' }), 3));
    await vi.waitFor(async () => expect(await found(index, 've lai')).toBe(1));
  });
});
