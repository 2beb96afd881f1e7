import type { MiddlewareHandler } from 'hono';

/** Without a built app there is no page, so nothing may be loaded. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The worker that reads codes compiles its WebAssembly, fetched from here, and does nothing else. It alone may: the page's
 * policy allows no code that is made while it runs.
 */
const codeWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const codeWorker = /^\/assets\/code-worker-[^/]*\.js(?:\.gz)?$/u;

/**
 * What guards a page guards every file; an answer of the protocol is never shown, and on a thin line its headers count.
 * There is no CORS: the app and its server are one origin.
 * Who has come by HTTPS shall come so again for a year (RFC 6797), as far as a name leads here and not a bare address.
 */
export function securityHeaders(
  contentSecurityPolicy: string,
  cameByHttps: (environment: unknown) => boolean,
): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('x-content-type-options', 'nosniff');
    if (context.req.path.startsWith('/v1/')) return;
    if (cameByHttps(context.env)) headers.set('strict-transport-security', 'max-age=31536000');
    // A page of the server's own brings a narrower one.
    if (!headers.has('content-security-policy')) {
      const policy = codeWorker.test(context.req.path) ? codeWorkerPolicy : contentSecurityPolicy;
      headers.set('content-security-policy', policy);
    }
    headers.set('referrer-policy', 'no-referrer');
    headers.set('x-frame-options', 'SAMEORIGIN');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    // The camera reads the code of an identity card; nothing else of the machine is asked for.
    headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), serial=()');
  };
}
