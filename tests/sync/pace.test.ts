import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyLog } from '../../src/store/exchange-log.ts';
import type { Exchanged } from '../../src/store/exchange-store.ts';
import { failure, failureOfStatus, retryAfterMs } from '../../src/sync/failure.ts';
import { afterExchange, afterFailure } from '../../src/sync/pace.ts';

const now = Date.parse('2026-11-20T02:00:00.000Z');
const done: Exchanged = {
  sent: 1,
  receipts: 1,
  pulled: 0,
  workLeft: false,
  progressed: true,
  redirected: false,
  mismatches: 0,
  fault: null,
};

describe('the log of tries', () => {
  const moment = { now, chance: () => 0.5 };

  it('[R7] a success forgets the failures; a failure counts and is told', () => {
    const failed = afterFailure(afterFailure(emptyLog, failure('offline'), moment), failure('timeout'), moment);
    expect(failed).toMatchObject({ failures: 2, nextTryAt: now + 1_000, lastFailure: { reason: 'timeout', at: now } });
    const well = afterExchange(failed, done, { ...moment, spreadMs: null });
    expect(well).toMatchObject({ failures: 0, lastFailure: null, lastSuccessAt: now, askedToWait: false });
  });

  it('[R17] comes back when the server would like it to, within ten minutes', () => {
    expect(afterExchange(emptyLog, done, { ...moment, spreadMs: 120_000 }).nextTryAt).toBe(now + 120_000);
    expect(afterExchange(emptyLog, done, { ...moment, spreadMs: 86_400_000 }).nextTryAt).toBe(now + 600_000);
    expect(afterExchange(emptyLog, { ...done, workLeft: true }, { ...moment, spreadMs: null }).nextTryAt).toBe(now);
  });

  it('[R17] an exchange that leaves work and moves nothing is a failure', () => {
    const stuck = afterExchange(
      emptyLog,
      { ...done, workLeft: true, progressed: false },
      { ...moment, spreadMs: null },
    );
    expect(stuck).toMatchObject({ failures: 1, lastFailure: { reason: 'badAnswer' }, lastSuccessAt: null });
  });

  it('[R17] the pages of a walk begun again in vain are no success: the next wait is longer still', () => {
    const failed = afterFailure(emptyLog, failure('badAnswer'), moment);
    const paged = afterExchange(failed, { ...done, workLeft: true, mismatches: 2 }, { ...moment, spreadMs: null });
    expect(paged).toMatchObject({ failures: 1, lastFailure: { reason: 'badAnswer' }, nextTryAt: now });
    const first = afterExchange(failed, { ...done, workLeft: true, mismatches: 1 }, { ...moment, spreadMs: null });
    expect(first).toMatchObject({ failures: 0, lastFailure: null });
  });

  it('[R17] reads Retry-After as seconds or date, and caps it', () => {
    expect(retryAfterMs('7', now)).toBe(7_000);
    expect(retryAfterMs(new Date(now + 9_000).toUTCString(), now)).toBe(9_000);
    expect(retryAfterMs(new Date(now - 9_000).toUTCString(), now)).toBe(0);
    expect(retryAfterMs('999999', now)).toBe(600_000);
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });

  it('[R7] no status in the world is final', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.boolean(), fc.nat(20), (status, ours, failures) => {
        const what = failureOfStatus(status, ours, null);
        const log = afterFailure({ ...emptyLog, failures }, what, moment);
        if (what.reason === 'signInNeeded') expect([status, ours]).toEqual([401, true]);
        else expect(log.nextTryAt).toBeGreaterThan(now);
      }),
    );
  });
});
