import type { Exchanged } from '../store/exchange-store.ts';
import type { ExchangeLog } from '../store/meta.ts';
import { type Chance, waitAfter } from './backoff.ts';
import { type Failure, failure } from './failure.ts';
import { outagesAfterAnswer, outagesAfterFailure } from './outages.ts';

/** How often a device with nothing to say asks what others have done, in ms; a quarter of it is chance. */
const pollEvery = 30_000;
/** The same while the server would tell it of news by itself. */
const pollEveryWhenTold = 4 * 60_000;
const forbiddenWait = 5 * 60_000;
const longestSpread = 10 * 60_000;
/** A lane told to begin elsewhere is no failure, until it is told so again and again. */
const redirectionsAllowed = 3;

export interface Moment {
  readonly now: number;
  readonly chance: Chance;
}

/** The log after a request that brought no answer. Everything is kept and tried again, for ever (R7). */
export function afterFailure(before: ExchangeLog, what: Failure, { now, chance }: Moment): ExchangeLog {
  const failures = before.failures + 1;
  const asked = what.retryAfterMs ?? 0;
  const usual = what.reason === 'forbidden' ? forbiddenWait : waitAfter(failures, chance);
  const waitMs = Math.max(asked, usual);
  const signInNeeded = what.reason === 'signInNeeded';
  return {
    failures,
    nextTryAt: signInNeeded ? null : now + waitMs,
    waitMs: signInNeeded ? 0 : waitMs,
    askedToWait: asked > 0,
    signInNeeded,
    lastSuccessAt: before.lastSuccessAt,
    lastFailure: { at: now, reason: what.reason, httpStatus: what.httpStatus },
    ...(before.hubAt === undefined ? {} : { hubAt: before.hubAt }),
    ...outagesAfterFailure(before, what.reason, now),
  };
}

/** The log after an answer was committed. An answer that leaves work and moves nothing counts as a failure (R17). */
export function afterExchange(
  before: ExchangeLog,
  done: Exchanged,
  { now, chance, spreadMs, told = false }: Moment & { readonly spreadMs: number | null; readonly told?: boolean },
): ExchangeLog {
  const stuck = done.workLeft && !done.progressed;
  if (done.fault !== null || stuck) {
    const { hubAt: _hubAt, ...heard } = before;
    const failed = afterFailure(heard, failure(done.fault ?? 'badAnswer'), { now, chance });
    const excused = done.fault === null && done.redirected && before.failures < redirectionsAllowed;
    return excused ? { ...failed, lastFailure: before.lastFailure, lastSuccessAt: now } : failed;
  }
  const usual = told ? pollEveryWhenTold : pollEvery;
  const poll = spreadMs === null ? usual * (0.75 + chance() / 4) : Math.min(spreadMs, longestSpread);
  const waitMs = done.workLeft ? 0 : Math.round(poll);
  // Walking again after a second walk in vain: the pages between are no success, or the waits would begin anew with each (R17).
  const inVain = done.mismatches > 1 && done.workLeft;
  return {
    failures: inVain ? before.failures : 0,
    nextTryAt: now + waitMs,
    waitMs,
    askedToWait: false,
    signInNeeded: false,
    relaxed: told && spreadMs === null,
    lastSuccessAt: now,
    lastFailure: inVain ? before.lastFailure : null,
    ...outagesAfterAnswer(before, now),
  };
}

/**
 * The log after a hub's own answer. What was given to it is safe there, and nothing was heard of the server: for whoever
 * asks later when the line was down, it was.
 */
export function afterRelay(before: ExchangeLog, done: Exchanged, { now, chance }: Moment): ExchangeLog {
  const stuck = done.fault !== null || (done.workLeft && !done.progressed);
  if (stuck) return afterFailure(before, failure(done.fault ?? 'badAnswer'), { now, chance });
  const waitMs = done.workLeft ? 0 : Math.round(pollEvery * (0.75 + chance() / 4));
  return {
    ...{ failures: 0, nextTryAt: now + waitMs, waitMs, askedToWait: false, signInNeeded: false },
    ...{ lastSuccessAt: before.lastSuccessAt, lastFailure: before.lastFailure, hubAt: now },
    ...outagesAfterFailure(before, 'offline', now),
  };
}

/** The log once the server tells of nothing any more: back to asking, spread, since many may have lost it at once (R17). */
export function afterSilence(before: ExchangeLog, { now, chance }: Moment): ExchangeLog {
  if (before.relaxed !== true) return before;
  const waitMs = Math.round(chance() * pollEvery);
  return { ...before, relaxed: false, nextTryAt: now + waitMs, waitMs };
}
