import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyLog } from '../../src/store/exchange-log.ts';
import type { ExchangeLog } from '../../src/store/meta.ts';
import { nextStep, type WakeReason } from '../../src/sync/plan.ts';

const now = Date.parse('2026-11-20T02:00:00.000Z');

describe('the plan', () => {
  const outlook = (log: Partial<ExchangeLog>, waiting = 1) => ({
    signedIn: true,
    renews: false,
    stand: { scope: '99999', seq: 7 },
    waiting,
    pullUnfinished: false,
    log: { ...emptyLog, ...log },
  });
  const waitingLog = { failures: 3, nextTryAt: now + 4_000, waitMs: 4_000 };
  const step = (log: Partial<ExchangeLog>, wake: WakeReason | null, sinceLastTryMs = Infinity) =>
    nextStep({ outlook: outlook(log), wake, sinceLastTryMs, waitedMs: 0 }, now);

  it('[R9] pauses without a session, whatever wakes it; a sign-in ends the pause', () => {
    const ever = { sinceLastTryMs: Infinity, waitedMs: 0 };
    const state = { outlook: { ...outlook({}), signedIn: false }, wake: 'button', ...ever } as const;
    expect(nextStep(state, now)).toEqual({ kind: 'pause' });
    expect(step({ signInNeeded: true }, 'button')).toEqual({ kind: 'pause' });
    expect(step({ signInNeeded: true }, 'signIn')).toEqual({ kind: 'exchange' });
    // What can be renewed without her does not wait for her.
    const renews = { outlook: { ...outlook({ signInNeeded: true }), renews: true }, wake: null, ...ever };
    expect(nextStep(renews, now)).toEqual({ kind: 'exchange' });
  });

  it('[R7] button, regained line and focus cut a backoff short; what was saved does not', () => {
    for (const wake of ['button', 'online', 'focus', 'signIn'] as const) {
      expect(step(waitingLog, wake)).toEqual({ kind: 'exchange' });
    }
    for (const wake of ['saved', 'timer', null] as const) {
      expect(step(waitingLog, wake)).toEqual({ kind: 'sleep', milliseconds: 4_000 });
    }
  });

  it('[R3][R7] (L20) a clock set back by years does not make a wait last longer than it was written down', () => {
    const setBack = now - 6 * 365 * 86_400_000;
    const at = (waitedMs: number) =>
      nextStep({ outlook: outlook(waitingLog), wake: null, sinceLastTryMs: Infinity, waitedMs }, setBack);
    expect(at(0)).toEqual({ kind: 'sleep', milliseconds: 4_000 });
    expect(at(1_500)).toEqual({ kind: 'sleep', milliseconds: 2_500 });
    expect(at(4_000)).toEqual({ kind: 'exchange' });
  });

  it('[R17] a wait the server asked for is cut short by a person alone', () => {
    const asked = { ...waitingLog, askedToWait: true };
    expect(step(asked, 'online')).toEqual({ kind: 'sleep', milliseconds: 4_000 });
    expect(step(asked, 'button')).toEqual({ kind: 'exchange' });
  });

  it('sends what was just saved at once while the line is well', () => {
    expect(step({ nextTryAt: now + 30_000, waitMs: 30_000 }, null)).toEqual({ kind: 'exchange' });
    const idle = {
      outlook: outlook({ nextTryAt: now + 30_000, waitMs: 30_000 }, 0),
      wake: null,
      sinceLastTryMs: 5,
      waitedMs: 0,
    };
    expect(nextStep(idle, now)).toEqual({ kind: 'sleep', milliseconds: 30_000 });
  });

  it('[R17] however often it is woken, tries are a second apart at least', () => {
    expect(step(waitingLog, 'button', 100)).toEqual({ kind: 'sleep', milliseconds: 900 });
    expect(step(waitingLog, 'focus', 100)).toEqual({ kind: 'sleep', milliseconds: 1_900 });
  });

  it('[R3][R7] never sleeps longer than the wait was when it began, and never gives up', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(600_000), fc.nat(50), fc.nat(5), (skew, waitMs, failures, waiting) => {
        const log = { failures, nextTryAt: now + skew * 1_000, waitMs };
        const next = nextStep(
          { outlook: outlook(log, waiting), wake: null, sinceLastTryMs: Infinity, waitedMs: 0 },
          now,
        );
        expect(next.kind).not.toBe('pause');
        if (next.kind === 'sleep') expect(next.milliseconds).toBeLessThanOrEqual(waitMs);
      }),
    );
  });
});
