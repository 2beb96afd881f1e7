import { describe, expect, it } from 'vitest';
import { leaveMachine, type LeaveParts, type SealedOutbox } from '../../src/sync/leave-machine.ts';

const sealed: SealedOutbox = { bytes: new Uint8Array([1, 2, 3]), count: 20 };

/** A machine whose every step is written down, and may be killed at any of them. */
function machine(of: { waiting: number; seals?: boolean; open?: boolean; line?: boolean }) {
  const world = {
    waiting: of.waiting,
    noted: undefined as boolean | undefined,
    wiped: false,
    kept: 0,
    line: of.line ?? true,
    open: of.open ?? false,
  };
  let killAt = Infinity;
  let steps = 0;
  const done: string[] = [];
  const step = <Answer>(name: string, act: () => Answer): Promise<Answer> => {
    steps += 1;
    if (steps === killAt) return Promise.reject(new Error('killed'));
    done.push(name);
    return Promise.resolve(act());
  };
  const parts: LeaveParts = {
    notes: {
      read: () => step('read', () => world.noted),
      write: (handedIn) => step('note', () => void (world.noted = handedIn)),
    },
    waiting: () => step('count', () => world.waiting),
    sealedOutbox: () => step('seal', () => (of.seals === true ? sealed : null)),
    handIn: () =>
      step('handIn', () => {
        if (world.line) world.kept = sealed.count;
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
    wipe: () => {
      // What is wiped is wiped at last; nothing is waited for after it.
      return step('wipe', () => {
        expect(world.kept).toBe(of.waiting);
        world.wiped = true;
      });
    },
  };
  return {
    world,
    done,
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

  it('[R4] goes on when something was saved in another tab meanwhile', async () => {
    const one = machine({ waiting: 21, seals: true });
    expect(await one.leave()).toBe('noLine');
    expect(one.world.wiped).toBe(false);
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
