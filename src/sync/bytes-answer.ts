import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import type { Bytes } from '../store/device-ports.ts';
import { type Failure, failure, failureOfStatus, retryAfterMs } from './failure.ts';

/** Why an answer whose body was asked for is not that; `ours`: it says so in our words (R6). A portal's page is no answer, whatever its status. */
export function refusalOfBytes(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: Bytes,
  now: number,
): { readonly ours: boolean; readonly failure: Failure } {
  if (status < 400) return { ours: false, failure: failure('notOurServer', { httpStatus: status }) };
  const ours = v.is(errorAnswerSchema, jsonOf(body));
  return { ours, failure: failureOfStatus(status, ours, retryAfterMs(headers.get('retry-after'), now)) };
}

export function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
