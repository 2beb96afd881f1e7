import type { FailureReason } from '../store/store.ts';

/** Why a request did not bring an answer of ours. */
export interface Failure {
  readonly reason: FailureReason;
  readonly httpStatus: number | null;
  /** The server asked to be left alone for so long. */
  readonly retryAfterMs: number | null;
  /** A smaller batch may pass where this one did not. */
  readonly tooMuch: boolean;
  /** The server wants to see whole hashes. */
  readonly sendHashes: boolean;
}

export function failure(reason: FailureReason, more: Partial<Failure> = {}): Failure {
  return { reason, httpStatus: null, retryAfterMs: null, tooMuch: false, sendHashes: false, ...more };
}

/**
 * What an HTTP status means that did not come with an answer of the exchange. Nothing here is final (R7). `ours`: the
 * body was one of our own problem answers; what a portal or proxy says in the server's place counts less (R6).
 */
export function failureOfStatus(httpStatus: number, ours: boolean, retryAfterMs: number | null): Failure {
  const told = { httpStatus, retryAfterMs };
  switch (httpStatus) {
    case 401:
      return failure(ours ? 'signInNeeded' : 'notOurServer', told);
    case 403:
      return failure(ours ? 'forbidden' : 'notOurServer', told);
    case 408:
    case 504:
      return failure('timeout', { ...told, tooMuch: true });
    case 413:
      return failure('tooLarge', { ...told, tooMuch: true });
    case 429:
      return failure('tooMany', told);
    case 425:
    case 503:
      return failure('serverBusy', told);
    default:
      if (httpStatus >= 500) return failure('serverError', told);
      // Ours: something in the batch is not what the server reads; less of it may pass.
      return failure(ours ? 'badAnswer' : 'notOurServer', { ...told, tooMuch: ours });
  }
}

const longestAskedWait = 10 * 60_000;

/** `Retry-After` in seconds or as a date, within a cap: nobody can send the device to sleep for a week. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\d{1,9}$/u.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), longestAskedWait) : null;
}
