import { describe, expect, it } from 'vitest';
import { bannerFacts } from '../../src/app/banner-facts.ts';
import type { ExchangeStatus, FailureReason } from '../../src/store/store.ts';

const earlier = '2026-11-21T02:00:00.000Z';
const later = '2026-11-21T02:10:00.000Z';
const quiet: ExchangeStatus = {
  phase: 'idle',
  relayed: 0,
  hubAt: null,
  waiting: 0,
  attention: 0,
  oldestMadeAt: null,
  lastSuccessAt: earlier,
  lastFailure: null,
  load: null,
  nextTryAt: null,
  restore: null,
  copied: null,
  accessEndedAt: null,
};
const machine = { sessionExpired: false, offline: false, storageSilent: false };
const failed = (reason: FailureReason, at = later): ExchangeStatus['lastFailure'] => ({ at, reason, httpStatus: null });

describe('[R16] the connection banner', () => {
  it('says nothing of a line it has never tried', () => {
    expect(bannerFacts({ ...quiet, lastSuccessAt: null }, machine).line).toEqual({ kind: 'neverTried' });
  });

  it('above all says that the storage does not answer: whether what is typed was saved nobody knows then (L17)', () => {
    const silent = { ...machine, storageSilent: true, offline: true };
    expect(bannerFacts({ ...quiet, lastFailure: failed('serverBusy') }, silent)).toMatchObject({
      line: { kind: 'storageSilent' },
      nextTryAt: null,
    });
  });

  it('tells a success as a fact of the past, with its time', () => {
    expect(bannerFacts(quiet, machine).line).toEqual({ kind: 'online', at: earlier });
  });

  it('[R18] says before why nothing more comes that she does not work for the commune any more (L11)', () => {
    const status = { ...quiet, accessEndedAt: later, waiting: 3, oldestMadeAt: earlier };
    expect(bannerFacts(status, { ...machine, sessionExpired: true })).toMatchObject({
      line: { kind: 'accessEnded' },
      waiting: { count: 3 },
    });
    expect(bannerFacts(status, { ...machine, offline: true }).line).toEqual({ kind: 'noLine' });
  });

  it('[L12] never says that nothing waits while something does', () => {
    const facts = bannerFacts({ ...quiet, waiting: 3, oldestMadeAt: earlier }, machine);
    expect(facts.waiting).toEqual({ count: 3, relayed: 0, oldestMadeAt: earlier });
  });

  it('[R16] says that it goes by the hub as long as no server has answered since, and how much the hub has', () => {
    const told = { ...quiet, waiting: 3, relayed: 2 };
    expect(bannerFacts({ ...told, hubAt: later }, machine)).toMatchObject({
      line: { kind: 'viaHub', at: later },
      waiting: { count: 3, relayed: 2 },
      lastSuccessAt: earlier,
    });
    expect(bannerFacts({ ...told, hubAt: earlier, lastFailure: failed('offline') }, machine).line.kind).toBe('failing');
  });

  it('[L20] keeps saying why the last try failed, when the next is and when the last success was', () => {
    const status = { ...quiet, phase: 'waitingToRetry', lastFailure: failed('serverBusy'), nextTryAt: later } as const;
    expect(bannerFacts(status, machine)).toMatchObject({
      line: { kind: 'failing', reason: 'serverBusy' },
      lastSuccessAt: earlier,
      nextTryAt: later,
    });
  });

  it('tells no network, as the browser says it, from a server that cannot be reached', () => {
    expect(bannerFacts(quiet, { ...machine, offline: true }).line).toEqual({ kind: 'noLine' });
    // A server that is switched off is not the line's fault.
    expect(bannerFacts({ ...quiet, lastFailure: failed('offline') }, machine).line).toEqual({
      kind: 'failing',
      reason: 'offline',
    });
  });

  it('forgets a failure that a later success has overtaken', () => {
    const status = { ...quiet, lastSuccessAt: later, lastFailure: failed('timeout', earlier) };
    expect(bannerFacts(status, machine).line).toEqual({ kind: 'online', at: later });
  });

  it('[R13] tells of a restore while the machine makes up for it, however long ago, and some days after', () => {
    const restore = { noticedAt: earlier, sentAgain: 50, timesKept: 50, isDone: true, isRecent: true };
    expect(bannerFacts(quiet, machine).restore).toBeNull();
    expect(bannerFacts({ ...quiet, restore }, machine).restore).toEqual(restore);
    const going = { ...restore, isDone: false, isRecent: false };
    expect(bannerFacts({ ...quiet, restore: going }, machine).restore).toEqual(going);
    expect(bannerFacts({ ...quiet, restore: { ...restore, isRecent: false } }, machine).restore).toBeNull();
  });

  it('[R9] asks to sign in again when the session has run out, by the clock or by the server', () => {
    expect(bannerFacts(quiet, { ...machine, sessionExpired: true }).line).toEqual({ kind: 'signInNeeded' });
    expect(bannerFacts({ ...quiet, lastFailure: failed('signInNeeded') }, machine).line).toEqual({
      kind: 'signInNeeded',
    });
    expect(bannerFacts({ ...quiet, phase: 'paused' }, machine).line).toEqual({ kind: 'signInNeeded' });
  });
});
