import { describe, expect, it } from 'vitest';
import { type HandedIn, leaveMachine, type LeaveParts, type SealedOutbox } from '../../src/sync/leave-machine.ts';

const sealed = (count: number): SealedOutbox => ({ bytes: new Uint8Array([1, 2, 3]), count, upTo: count });

/** A machine whose every step is written down, and may be killed at any of them. */
function machine(of: { waiting: number; seals?: boolean; open?: boolean; line?: boolean }) {
  const world = {
    waiting: of.waiting,
    noted: undefined as HandedIn | null | undefined,
    wiped: false,
    kept: 0,
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
    sealedOutbox: () => step('seal', () => (of.seals === true ? sealed(world.waiting) : null)),
    handIn: ({ count }) =>
      step('handIn', () => {
        if (world.line) world.kept = count;
        return world.line;
      }),
    isOpen: () => world.open,
    sayLast: () =>
      step('sayLast', () => {
        if (!world.line) return false;
        world.kept += world.waiting;
        world.waiting = 0;
        return true;
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
    one.killAtStep(7);
    await expect(one.leave()).rejects.toThrow('killed');
    expect(one.world.noted).toEqual({ upTo: 20 });
    one.world.waiting += 1;
    expect(await one.leave()).toBe('noLine');
    expect(await one.leave()).toBe('gone');
    expect(one.world).toMatchObject({ kept: 21, wiped: true });
  });

  it.each([true, false])('[R4] killed at any step it goes on, and loses nothing (sealed: %s)', async (seals) => {
    for (let at = 1; at <= 12; at += 1) {
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
