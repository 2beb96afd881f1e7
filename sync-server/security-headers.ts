import type { MiddlewareHandler } from 'hono';

/** Without a built app there is no page, so nothing may be loaded. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * What guards a page guards every file; an answer of the protocol is never shown, and on a thin line its headers count.
 * There is no CORS: the app and its server are one origin.
 */
export function securityHeaders(contentSecurityPolicy: string): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('x-content-type-options', 'nosniff');
    if (context.req.path.startsWith('/v1/')) return;
    headers.set('content-security-policy', contentSecurityPolicy);
    headers.set('referrer-policy', 'no-referrer');
    headers.set('x-frame-options', 'SAMEORIGIN');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    // The camera reads the code of an identity card; nothing else of the machine is asked for.
    headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), serial=()');
  };
}
