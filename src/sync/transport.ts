import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import {
  exchangeLimits,
  syncMediaType,
  syncPath,
  type SyncRequest,
  type SyncResponse,
  syncResponseSchema,
} from '../protocol/sync-exchange.ts';
import { readAnswer } from '../protocol/wire/answer.ts';
import { type Json, WireError } from '../protocol/wire/json.ts';
import { writeRequest } from '../protocol/wire/request.ts';
import type { Bytes, Clock, Timers } from '../store/device-ports.ts';
import { type Failure, failure, failureOfStatus, retryAfterMs } from './failure.ts';
import type { Gzip } from './gzip.ts';
import { readBody } from './read-body.ts';
import { watched } from './watchdog.ts';
import { answerBytes, requestBytes } from './wire-bytes.ts';

/** What a request cost, whatever came of it. */
export interface Cost {
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly milliseconds: number;
}

export type Sent =
  | { readonly status: 'answered'; readonly answer: SyncResponse; readonly cost: Cost }
  | { readonly status: 'failed'; readonly failure: Failure; readonly cost: Cost };

export interface Parcel {
  readonly request: SyncRequest;
  readonly token: string;
  /** The server has asked for them. */
  readonly wholeHashes?: boolean;
  /** When to give up, from the size that is really sent. */
  readonly timeoutMs: (bytesUp: number) => number;
}

export type Send = (parcel: Parcel) => Promise<Sent>;

export interface TransportParts {
  readonly fetch: typeof fetch;
  /** Origin of the server; empty for the page's own. */
  readonly origin: string;
  readonly gzip: Gzip | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
}

const packedHeader = 'content-encoding: gzip\r\n'.length;

/** The wire. Every way in which an exchange can go wrong comes out as one of a closed set of failures (R6, R7). */
export function createTransport({ fetch, origin, gzip, clock, timers }: TransportParts): Send {
  return async ({ request, token, wholeHashes = false, timeoutMs }) => {
    const plain = new TextEncoder().encode(JSON.stringify(writeRequest(request, { wholeHashes })));
    const packed = gzip === undefined ? plain : await gzip(plain);
    const packs = packed.length + packedHeader < plain.length;
    const body = packs ? packed : plain;
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': syncMediaType,
      ...(packs ? { 'content-encoding': 'gzip' } : {}),
    };
    const bytesUp = requestBytes(syncPath, headers, body.length);
    const startedAt = clock.monotonic();
    let bytesDown = 0;
    const ask = async (signal: AbortSignal): Promise<Omit<Sent & { status: 'answered' }, 'cost'> | Failure> => {
      let response: Response;
      try {
        response = await fetch(`${origin}${syncPath}`, {
          method: 'POST',
          headers,
          body,
          signal,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
        });
      } catch {
        return failure('offline', { tooMuch: true });
      }
      let read: Bytes | undefined;
      try {
        read = await readBody(response);
      } catch {
        // Cut in the middle, or bytes that do not unpack.
        return failure('badAnswer', { httpStatus: response.status, tooMuch: true });
      }
      if (read === undefined) return failure('notOurServer', { httpStatus: response.status });
      bytesDown = answerBytes(response, read.length);
      return answered(response, read, { request, now: clock.now() });
    };
    const outcome = await watched(timers, timeoutMs(bytesUp), ask);
    const cost: Cost = { bytesUp, bytesDown, milliseconds: Math.max(0, clock.monotonic() - startedAt) };
    if (outcome.status === 'timedOut')
      return { status: 'failed', failure: failure('timeout', { tooMuch: true }), cost };
    const { value } = outcome;
    return 'answer' in value ? { ...value, cost } : { status: 'failed', failure: value, cost };
  };
}

interface Expected {
  readonly request: SyncRequest;
  readonly now: number;
}

// R6: our media type, our nonce, our schema, or it is not an answer. 409 is ours when a lane has a gap.
function answered(
  response: Response,
  read: Bytes,
  { request, now }: Expected,
): { readonly status: 'answered'; readonly answer: SyncResponse } | Failure {
  const { status } = response;
  const wait = retryAfterMs(response.headers.get('retry-after'), now);
  const value = jsonOf(read);
  if (mediaType(response) !== syncMediaType) {
    const ours = v.is(errorAnswerSchema, value);
    if (ours && value.code === 'sendHashes') return failure('badAnswer', { httpStatus: status, sendHashes: true });
    return status < 400 ? failure('notOurServer', { httpStatus: status }) : failureOfStatus(status, ours, wait);
  }
  const parsed = v.safeParse(syncResponseSchema, unfolded(value, request));
  if (!parsed.success) {
    return status === 200 || status === 409
      ? failure('badAnswer', { httpStatus: status, tooMuch: true })
      : failureOfStatus(status, false, wait);
  }
  if (status !== 200 && status !== 409) return failureOfStatus(status, false, wait);
  if (parsed.output.nonce !== request.nonce) return failure('notOurServer', { httpStatus: status });
  return { status: 'answered', answer: parsed.output };
}

// A server of ours answers in columns what was asked in columns; plain JSON says the same.
function unfolded(value: unknown, request: SyncRequest): unknown {
  if (!Array.isArray(value)) return value;
  try {
    return readAnswer(value as Json, request, { left: exchangeLimits.answerUnits });
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

function mediaType(response: Response): string {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
