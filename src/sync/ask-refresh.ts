import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import { type RefreshAnswer, refreshAnswerSchema, refreshPath, type RefreshRequest } from '../protocol/refresh.ts';
import type { Clock, Timers } from '../store/device-ports.ts';
import type { Cost } from './cost.ts';
import { type Failure, failure, failureOfStatus, retryAfterMs } from './failure.ts';
import { watched } from './watchdog.ts';
import { requestBytes } from './wire-bytes.ts';

export type AskedRefresh = { readonly cost: Cost } & (
  | { readonly status: 'renewed'; readonly answer: RefreshAnswer }
  /** Our server takes it no more, or knows of no such thing. */
  | { readonly status: 'refused' }
  | { readonly status: 'failed'; readonly failure: Failure }
);

export type AskRefresh = (request: RefreshRequest) => Promise<AskedRefresh>;

interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

const patience = 30_000;
const plainHeaders = { accept: 'application/json', 'content-type': 'application/json' };

/** Asks the server for the next token. Whatever is no word of ours changes nothing: the same is asked again (R6, R8). */
export function createAskRefresh({ fetch, origin, clock, timers }: AskParts): AskRefresh {
  return async (request) => {
    const body = JSON.stringify(request);
    // No token speaks for it, so the device does.
    const headers = { ...plainHeaders, authorization: `Device ${request.device}` };
    const startedAt = clock.monotonic();
    let bytesDown = 0;
    const outcome = await watched(timers, patience, async (signal): Promise<Failure | RefreshAnswer | 'refused'> => {
      let response: Response;
      let text: string;
      try {
        response = await fetch(`${origin}${refreshPath}`, {
          method: 'POST',
          headers,
          body,
          signal,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
        });
        text = await response.text();
      } catch {
        return failure('offline');
      }
      bytesDown = text.length;
      const value = jsonOf(text);
      if (response.ok) {
        const answer = v.safeParse(refreshAnswerSchema, value);
        return answer.success ? answer.output : failure('notOurServer', { httpStatus: response.status });
      }
      const ours = v.is(errorAnswerSchema, value);
      if (ours && (response.status === 401 || response.status === 404)) return 'refused';
      const wait = retryAfterMs(response.headers.get('retry-after'), clock.now());
      return { ...failureOfStatus(response.status, ours, wait), tooMuch: false };
    });
    const milliseconds = Math.max(0, clock.monotonic() - startedAt);
    const cost: Cost = { bytesUp: requestBytes(refreshPath, headers, body.length), bytesDown, milliseconds };
    if (outcome.status === 'timedOut') return { status: 'failed', failure: failure('timeout'), cost };
    const said = outcome.value;
    if (said === 'refused') return { status: 'refused', cost };
    return 'reason' in said ? { status: 'failed', failure: said, cost } : { status: 'renewed', answer: said, cost };
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
