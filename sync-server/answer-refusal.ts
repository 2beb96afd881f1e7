import type { Context } from 'hono';
import type { ErrorAnswer } from '../src/protocol/error-answer.ts';
import { Refusal } from './refusal.ts';
import { StoreBusy } from './store/port.ts';

/** When to come again, in seconds, to a server that is busy or on its way down. */
export const soon = 5;

/** In the words of every error this server gives. */
export function answerRefusal(refusal: Refusal, context: Context): Response {
  const { code, field, message, status, retryAfterSeconds: wait, serverTime } = refusal;
  const answer: ErrorAnswer = { code, field, detail: message, ...(serverTime === undefined ? {} : { serverTime }) };
  return Response.json(answer, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      // Whoever reports the failure can name its line in the log.
      'x-request-id': context.get('requestId'),
      ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}

/** What is no refusal is a failure of ours, which is told without saying of what. */
export function asRefusal(error: Error): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreBusy) return new Refusal('busy', 'The database is busy.', { retryAfterSeconds: soon });
  return new Refusal('internal', 'The server failed; try again later.');
}
