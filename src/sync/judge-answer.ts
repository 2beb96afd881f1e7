import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import {
  exchangeLimits,
  syncMediaType,
  type SyncRequest,
  type SyncResponse,
  syncResponseSchema,
} from '../protocol/sync-exchange.ts';
import { readAnswer } from '../protocol/wire/answer.ts';
import { type Json, WireError } from '../protocol/wire/json.ts';
import type { Bytes } from '../store/device-ports.ts';
import { type Failure, failure, failureOfStatus, retryAfterMs } from './failure.ts';

/** The head of an answer, as far as it says whether there is one. */
export interface AnswerHead {
  readonly status: number;
  readonly mediaType: string;
  readonly retryAfter: string | null;
}

export function headOf({ status, headers }: Response): AnswerHead {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  return { status, mediaType: type.trim().toLowerCase(), retryAfter: headers.get('retry-after') };
}

interface Expected {
  readonly request: SyncRequest;
  readonly now: number;
}

// R6: our media type, our nonce, our schema, or it is not an answer. 409 is ours when a lane has a gap.
export function judgeAnswer(
  { status, mediaType, retryAfter }: AnswerHead,
  read: Bytes,
  { request, now }: Expected,
): { readonly status: 'answered'; readonly answer: SyncResponse } | Failure {
  const wait = retryAfterMs(retryAfter, now);
  const value = jsonOf(read);
  if (mediaType !== syncMediaType) {
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

function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
