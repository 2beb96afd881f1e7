import { describe, expect, it } from 'vitest';
import { type HandedIn, leaveMachine, type LeaveParts, type SealedOutbox } from '../../src/sync/leave-machine.ts';

const sealed = (count: number): SealedOutbox => ({ bytes: new Uint8Array([1, 2, 3]), count, upTo: count });

/** A machine whose every step is written down, and may be killed at any of them. */
interface Of {
  readonly waiting: number;
  readonly drafts?: number;
  /** To the recovery key, and to the server's; of the latter how many acts are missing in it. */
  readonly seals?: boolean;
  readonly forServer?: { readonly misses: number };
  readonly open?: boolean;
  readonly line?: boolean;
  readonly signedIn?: boolean;
  /** Pages of papers that the server has not been given. */
  readonly pages?: number;
}

function machine(of: Of) {
  const world = {
    waiting: of.waiting,
    noted: undefined as HandedIn | null | undefined,
    wiped: false,
    kept: 0,
    /** In exchanges, which take them out of what waits. */
    said: 0,
    pages: of.pages ?? 0,
    line: of.line ?? true,
    open: of.open ?? false,
  };
  let killAt = Infinity;
  let steps = 0;
  let saves: { readonly name: string; readonly times: number } | undefined;
  const done: string[] = [];
  const step = <Answer>(name: string, act: () => Answer): Promise<Answer> => {
    steps += 1;
    if (steps === killAt) return Promise.reject(new Error('killed'));
    done.push(name);
    const answer = act();
    if (saves?.name === name && done.filter((one) => one === name).length === saves.times) world.waiting += 1;
    return Promise.resolve(answer);
  };
  const parts: LeaveParts = {
    notes: {
      read: () => step('read', () => world.noted),
      write: (handedIn) => step('note', () => void (world.noted = handedIn)),
    },
    waiting: () => step('count', () => world.waiting),
    drafts: () => step('drafts', () => of.drafts ?? 0),
    sealedOutbox: () => step('seal', () => (of.seals === true ? sealed(world.waiting) : null)),
    sealedForServer: () =>
      step('sealForServer', () => {
        if (of.forServer === undefined) return null;
        // Whoever has it open seals it now.
        const misses = world.open ? 0 : of.forServer.misses;
        return { ...sealed(world.waiting - misses), misses };
      }),
    handIn: ({ count }) =>
      step('handIn', () => {
        // Once by its id, whatever came before.
        if (world.line) world.kept = Math.max(world.kept, world.said + count);
        return world.line;
      }),
    isOpen: () => world.open,
    sayLast: () =>
      step('sayLast', () => {
        if (!world.line || of.signedIn === false) return false;
        world.said += world.waiting;
        world.kept = Math.max(world.kept, world.said);
        world.waiting = 0;
        return true;
      }),
    pages: () =>
      step('pages', () => {
        if (!world.open || world.pages === 0) return 'done';
        if (world.line) world.pages = 0;
        return world.line ? 'done' : 'noLine';
      }),
    tellEmpty: () => step('tellEmpty', () => undefined),
    wipe: ({ upTo }) =>
      step('wipe', () => {
        if (world.waiting > upTo) return false;
        world.wiped = true;
        return true;
      }),
  };
  return {
    world,
    done,
    /** Somebody saves one more just after this step is done so many times. */
    saveAt(name: string, times: number) {
      saves = { name, times };
    },
    leave: () => leaveMachine(parts),
    killAtStep(at: number) {
      killAt = steps + at;
    },
  };
}

describe('a machine that is revoked', () => {
  it('[R4] [R18] hands in what waits, sealed, though it is locked, and only then forgets', async () => {
    const { leave, done, world } = machine({ waiting: 20, seals: true });
    expect(await leave()).toBe('gone');
    expect(done.filter((name) => ['handIn', 'note', 'wipe'].includes(name))).toEqual([
      'note',
      'handIn',
      'note',
      'wipe',
    ]);
    expect(world).toMatchObject({ kept: 20, wiped: true });
  });

  it('[R4] forgets nothing while the server has not said that it keeps it', async () => {
    const one = machine({ waiting: 20, seals: true, line: false });
    expect(await one.leave()).toBe('noLine');
    expect(one.world.wiped).toBe(false);
    one.world.line = true;
    expect(await one.leave()).toBe('gone');
  });

  it('[R4] without a key to seal to, waits locked until somebody unlocks it, then says it in an exchange', async () => {
    const one = machine({ waiting: 20 });
    expect(await one.leave()).toBe('locked');
    expect(one.done).not.toContain('sayLast');
    one.world.open = true;
    expect(await one.leave()).toBe('gone');
    expect(one.world).toMatchObject({ kept: 20, wiped: true });
  });

  it('[R4] locked or signed out, hands in what was sealed to the server’s key while somebody had it open', async () => {
    const locked = machine({ waiting: 20, forServer: { misses: 0 } });
    expect(await locked.leave()).toBe('gone');
    expect(locked.done).not.toContain('sayLast');
    const signedOut = machine({ waiting: 20, forServer: { misses: 0 }, open: true, signedIn: false });
    expect(await signedOut.leave()).toBe('gone');
    for (const { world } of [locked, signedOut]) expect(world).toMatchObject({ kept: 20, wiped: true });
  });

  it('[R4] with something saved after it was sealed hands in the rest when it is unlocked, and forgets nothing before', async () => {
    const one = machine({ waiting: 20, forServer: { misses: 1 } });
    expect(await one.leave()).toBe('locked');
    expect(one.world).toMatchObject({ kept: 19, wiped: false });
    one.world.open = true;
    expect(await one.leave()).toBe('gone');
    expect(one.world).toMatchObject({ kept: 20, wiped: true });
  });

  it('[R4] hands in drafts too, where there is a key to seal them to; without one, drafts alone hold nothing up', async () => {
    const sealing = machine({ waiting: 0, drafts: 2, forServer: { misses: 0 } });
    expect(await sealing.leave()).toBe('gone');
    expect(sealing.done).toContain('handIn');
    const saying = machine({ waiting: 5, drafts: 2, forServer: { misses: 0 }, open: true });
    expect(await saying.leave().catch((error: unknown) => error)).not.toBe('locked');
    expect(saying.done.filter((name) => ['sayLast', 'handIn'].includes(name))).toEqual(['sayLast', 'handIn']);
    const bare = machine({ waiting: 0, drafts: 2 });
    expect(await bare.leave()).toBe('gone');
    expect(bare.done).not.toContain('handIn');
  });

  it.each([
    { waiting: 0, then: 'tellEmpty' },
    { waiting: 20, seals: true, then: 'wipe' },
    { waiting: 20, then: 'tellEmpty' },
  ])(
    '[R4] open, gives the pages that wait too, after the text and before it forgets ($then)',
    async ({ then, ...of }) => {
      const one = machine({ ...of, open: true, pages: 3 });
      expect(await one.leave()).toBe('gone');
      expect(one.world).toMatchObject({ kept: of.waiting, pages: 0, wiped: true });
      const order = one.done.filter((name) => ['sayLast', 'handIn', 'pages', then].includes(name));
      expect(order.slice(-2)).toEqual(['pages', then]);
    },
  );

  it('[R4] forgets nothing while there is no line for its pages', async () => {
    const one = machine({ waiting: 0, open: true, pages: 3, line: false });
    expect(await one.leave()).toBe('noLine');
    expect(one.world).toMatchObject({ pages: 3, wiped: false });
    one.world.line = true;
    expect(await one.leave()).toBe('gone');
    expect(one.world).toMatchObject({ pages: 0, wiped: true });
  });

  it('with nothing waiting tells so, and forgets', async () => {
    const { leave, done } = machine({ waiting: 0 });
    expect(await leave()).toBe('gone');
    expect(done.slice(-3)).toEqual(['tellEmpty', 'note', 'wipe']);
  });

  it.each([true, false])('[R4] forgets nothing that was saved while it left (sealed: %s)', async (seals) => {
    const one = machine({ waiting: 20, seals, open: true });
    one.saveAt('note', 2);
    expect(await one.leave()).toBe('noLine');
    expect(one.world).toMatchObject({ kept: 20, wiped: false });
    expect(await one.leave()).toBe('gone');
    expect(one.world).toMatchObject({ kept: 21, wiped: true });
  });

  it('[R4] forgets nothing that was saved after it was switched off in the middle', async () => {
    const one = machine({ waiting: 20, seals: true });
    // Killed before it forgets, and somebody has saved something when it is opened again.
    one.killAtStep(9);
    await expect(one.leave()).rejects.toThrow('killed');
    expect(one.world.noted).toEqual({ upTo: 20 });
    one.world.waiting += 1;
    expect(await one.leave()).toBe('noLine');
    expect(await one.leave()).toBe('gone');
    expect(one.world).toMatchObject({ kept: 21, wiped: true });
  });

  it.each([true, false])('[R4] killed at any step it goes on, and loses nothing (sealed: %s)', async (seals) => {
    for (let at = 1; at <= 20; at += 1) {
      const one = machine({ waiting: 20, seals, open: true });
      one.killAtStep(at);
      const first = await one.leave().catch(() => 'killed');
      if (first === 'gone') break;
      expect(one.world.wiped).toBe(false);
      expect(await one.leave()).toBe('gone');
      expect(one.world).toMatchObject({ kept: 20, wiped: true });
    }
  });
});
