import { describe, expect, it } from 'vitest';
import { emptyLog } from '../../src/store/exchange-log.ts';
import type { ExchangeLog } from '../../src/store/meta.ts';
import { failure } from '../../src/sync/failure.ts';
import { outagesAfterAnswer } from '../../src/sync/outages.ts';
import { afterExchange, afterFailure } from '../../src/sync/pace.ts';

const start = Date.parse('2026-11-20T02:00:00.000Z');
const minutes = (count: number): number => start + count * 60_000;
const failed = (log: ExchangeLog, at: number, reason: 'offline' | 'timeout' | 'signInNeeded' = 'offline') =>
  afterFailure(log, failure(reason), { now: at, chance: () => 0.5 });
const answered = (log: ExchangeLog, at: number) =>
  afterExchange(
    log,
    {
      sent: 0,
      receipts: 0,
      pulled: 0,
      workLeft: false,
      progressed: true,
      redirected: false,
      mismatches: 0,
      fault: null,
    },
    { now: at, chance: () => 0.5, spreadMs: null },
  );

describe('the log of outages', () => {
  it('keeps from the first failure to the next answer, with why it began', () => {
    const log = answered(failed(failed(emptyLog, minutes(0)), minutes(30), 'timeout'), minutes(90));
    expect(log.outages).toEqual([{ from: minutes(0), to: minutes(90), reason: 'offline' }]);
    expect(log.failingSince).toBeUndefined();
    expect(answered(failed(log, minutes(200)), minutes(300)).outages).toHaveLength(2);
  });

  it('keeps no passing trouble, and none that a clock set back would make', () => {
    expect(answered(failed(emptyLog, minutes(0)), minutes(4)).outages).toBeUndefined();
    expect(answered(failed(emptyLog, minutes(0)), minutes(-90)).outages).toBeUndefined();
  });

  it('[R9] ends with any answer, also one that asks to sign in', () => {
    const log = failed(failed(emptyLog, minutes(0)), minutes(10), 'signInNeeded');
    expect(log.outages).toEqual([{ from: minutes(0), to: minutes(10), reason: 'offline' }]);
    expect(failed(log, minutes(20), 'signInNeeded').outages).toHaveLength(1);
  });

  it('[R17] does not grow without bound', () => {
    let log: Pick<ExchangeLog, 'failingSince' | 'outages'> = {};
    for (let count = 0; count < 300; count += 1) {
      const since = { at: minutes(count * 10), reason: 'offline' as const };
      log = outagesAfterAnswer({ ...log, failingSince: since }, minutes(count * 10 + 6));
    }
    expect(log.outages).toHaveLength(200);
    expect(log.outages?.at(-1)?.from).toBe(minutes(2_990));
  });
});
