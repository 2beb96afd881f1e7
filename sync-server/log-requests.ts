import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { AnsweredRequest, ExchangeCounts } from './metrics/measures.ts';
import type { ServerClock } from './server-clock.ts';

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string;
    counts: ExchangeCounts;
  }
}

interface LogParts {
  readonly log: Logger;
  readonly clock: ServerClock;
  readonly newId: () => string;
  /** Told the same; absent: nobody counts. */
  readonly counted?: (answered: AnsweredRequest) => void;
}

/** Tells each request in one line: what was asked by its pattern, never by its address, and how it went. */
export function logRequests({ log, clock, newId, counted }: LogParts): MiddlewareHandler {
  return async (context, next) => {
    const began = clock.monotonicMs();
    const requestId = newId();
    context.set('requestId', requestId);
    await next();
    const { status, headers } = context.res;
    const route = matchedRoutes(context)
      .map(({ path }) => path)
      .findLast((path) => path !== '*' && path !== '/*');
    const bytes = Number(headers.get('content-length') ?? 0);
    const ms = clock.monotonicMs() - began;
    const answered = { method: context.req.method, route: route ?? 'file', status, bytes };
    counted?.({ ...answered, ms });
    const line = { request: requestId, ...answered, ms: Math.round(ms), ...context.get('counts') };
    if (status >= 500) log.warn(line, 'request');
    else log.info(line, 'request');
  };
}
