import type { ExchangeLog } from './meta.ts';

/** Before the first try. */
export const emptyLog: ExchangeLog = {
  failures: 0,
  nextTryAt: null,
  waitMs: 0,
  askedToWait: false,
  signInNeeded: false,
  lastSuccessAt: null,
  lastFailure: null,
};

/** The log with nothing left that holds the next try back; what happened stays told. */
export function calmLog(log: ExchangeLog): ExchangeLog {
  return { ...log, failures: 0, nextTryAt: null, waitMs: 0, askedToWait: false, signInNeeded: false };
}
