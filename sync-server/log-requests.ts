import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { ServerClock } from './server-clock.ts';

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string;
    /** What an exchange carried, in numbers. */
    counts: Readonly<Record<string, number>>;
  }
}

/** Tells each request in one line: what was asked by its pattern, never by its address, and how it went. */
export function logRequests(log: Logger, clock: ServerClock, newId: () => string): MiddlewareHandler {
  return async (context, next) => {
    const began = clock.monotonicMs();
    const requestId = newId();
    context.set('requestId', requestId);
    await next();
    const { status, headers } = context.res;
    const route = matchedRoutes(context)
      .map(({ path }) => path)
      .findLast((path) => path !== '*' && path !== '/*');
    const line = {
      request: requestId,
      method: context.req.method,
      route: route ?? 'file',
      status,
      bytes: Number(headers.get('content-length') ?? 0),
      ms: Math.round(clock.monotonicMs() - began),
      ...context.get('counts'),
    };
    if (status >= 500) log.warn(line, 'request');
    else log.info(line, 'request');
  };
}
