import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeaderTerm } from '../../src/store/leader-term.ts';
import { lookEvery, nextTerm, type Watch, watched } from '../../src/sync/leader-plan.ts';

/** One tab as the plan sees it: it looks when it may, and remembers what it saw. */
interface Tab {
  readonly me: string;
  visible: boolean;
  watch: Watch | null;
}

const tab = (me: string, visible = true): Tab => ({ me, visible, watch: null });

/** The one row all tabs share. */
function makeRow(): { stands: LeaderTerm | undefined; look(of: Tab, at: number, grantedLock?: boolean): boolean } {
  const row = {
    stands: undefined as LeaderTerm | undefined,
    look(of: Tab, at: number, grantedLock = false) {
      row.stands = nextTerm(row.stands, of.watch, { me: of.me, at, visible: of.visible, grantedLock });
      of.watch = row.stands.holder === of.me ? null : watched(of.watch, row.stands, at);
      return row.stands.holder === of.me;
    },
  };
  return row;
}

describe('the term of the leader', () => {
  it('is taken by the first, renewed by its holder, left alone by the others', () => {
    const row = makeRow();
    const [first, second] = [tab('a'), tab('b')];
    for (let at = 0; at < 60_000; at += lookEvery) {
      expect(row.look(first, at)).toBe(true);
      expect(row.look(second, at + 700)).toBe(false);
    }
    expect(row.stands).toMatchObject({ holder: 'a', term: 1 });
  });

  it('lapses within 10 seconds of the last beat, by the looker’s own clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lookEvery }), fc.integer(), (phase, origin) => {
        const row = makeRow();
        const [first, second] = [tab('a'), tab('b')];
        row.look(first, 123);
        let at = origin + phase;
        // The last beat falls between two looks.
        row.look(second, at - lookEvery);
        row.look(first, 123 + phase);
        const lastBeat = origin;
        while (!row.look(second, at)) at += lookEvery;
        expect(at - lastBeat).toBeLessThanOrEqual(10_000);
        expect(at - lastBeat).toBeGreaterThan(4_000);
        expect(row.stands).toMatchObject({ holder: 'b', term: 2 });
        expect(row.look(first, 999_999)).toBe(false);
      }),
    );
  });

  it('goes at once to the tab that is given the lock, and to anyone when its holder has left', () => {
    const row = makeRow();
    const [first, second, third] = [tab('a'), tab('b'), tab('c')];
    row.look(first, 0);
    expect(row.look(second, 1, true)).toBe(true);
    row.stands = { holder: '', term: 2, beat: 4, visible: true };
    expect(row.look(third, 2)).toBe(true);
    expect(row.stands.term).toBe(3);
  });

  it('is not taken by a tab that has itself been asleep: what it did not see it cannot judge', () => {
    const row = makeRow();
    const [first, second] = [tab('a'), tab('b')];
    row.look(first, 0);
    row.look(second, 100);
    // The machine slept eight hours; the second tab is the first to be woken.
    expect(row.look(second, 8 * 3_600_000)).toBe(false);
    expect(row.look(second, 8 * 3_600_000 + lookEvery)).toBe(false);
    expect(row.look(first, 8 * 3_600_000 + lookEvery + 1)).toBe(true);
    expect(row.look(second, 8 * 3_600_000 + 2 * lookEvery)).toBe(false);
  });

  it('does not go back and forth between hidden tabs whose timers run once a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59_999 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 40 }),
        (phase, late) => {
          const row = makeRow();
          const [first, second] = [tab('a', false), tab('b', false)];
          row.look(first, 0);
          for (const [minute, delay] of late.entries()) {
            expect(row.look(first, minute * 60_000 + delay)).toBe(true);
            expect(row.look(second, minute * 60_000 + phase + delay)).toBe(false);
          }
          // Dead after all: held back as it is, the other takes over in the end.
          let at = late.length * 60_000;
          const dead = at;
          while (!row.look(second, at)) at += 60_000;
          expect(at - dead).toBeLessThanOrEqual(6 * 60_000);
        },
      ),
    );
  });

  it('goes over to a tab that is seen when its holder has been hidden for a while, once', () => {
    const row = makeRow();
    const [first, second] = [tab('a', false), tab('b', true)];
    let takenAt: number | undefined;
    for (let at = 0; at < 120_000; at += lookEvery) {
      row.look(first, at);
      if (row.look(second, at + 500)) takenAt ??= at;
    }
    expect(takenAt).toBeGreaterThanOrEqual(14_000);
    expect(takenAt).toBeLessThanOrEqual(20_000);
    expect(row.stands).toMatchObject({ holder: 'b', term: 2 });
    // Both hidden, or both seen: it stays where it is.
    for (const visible of [false, true]) {
      first.visible = visible;
      second.visible = visible;
      for (let at = 120_000; at < 240_000; at += lookEvery) {
        expect(row.look(second, at)).toBe(true);
        expect(row.look(first, at + 500)).toBe(false);
      }
    }
  });

  it('has one holder at a time, whoever sleeps, dies and wakes, and in the end a living one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.nat(2), pause: fc.integer({ min: 1, max: 90_000 }), hide: fc.boolean() }), {
          maxLength: 60,
        }),
        (steps) => {
          const row = makeRow();
          const tabs = [tab('a'), tab('b'), tab('c')];
          let at = 0;
          let term = 0;
          let holder = '';
          for (const { who, pause, hide } of steps) {
            at += pause;
            const one = tabs[who];
            if (one === undefined) continue;
            one.visible = !hide;
            row.look(one, at);
            const stands = row.stands;
            // Another holder, another number: what a deposed one remembers never comes back.
            if (stands !== undefined && stands.holder !== holder) {
              expect(stands.term).toBe(term + 1);
              ({ term, holder } = stands);
            }
          }
          const alive = tab('d');
          let led = false;
          for (let look = 0; look < 6; look += 1) led = row.look(alive, at + look * lookEvery);
          expect(led).toBe(true);
        },
      ),
    );
  });
});
