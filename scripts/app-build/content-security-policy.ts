import { createHash } from 'node:crypto';
import { trustedPolicies } from '../../src/service-worker/worker-url.ts';

const inline = /<(script|style)>([\s\S]*?)<\/\1>/g;

/**
 * The policy that fits a built index.html: everything from our own origin, and exactly the inline script and style that
 * the build wrote, by hash (CSP Level 3 §2.3.1). Where a browser knows Trusted Types (W3C), no text becomes a script or
 * markup but by the policies named here: what the app makes with them are the addresses of its workers.
 */
export function contentSecurityPolicy(html: string): string {
  const hashes = { script: [] as string[], style: [] as string[] };
  for (const [, element, text = ''] of html.matchAll(inline)) {
    hashes[element === 'script' ? 'script' : 'style'].push(
      `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    );
  }
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.script.join(' ')}`,
    "worker-src 'self'",
    `style-src 'self' ${hashes.style.join(' ')}`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedPolicies.join(' ')}`,
  ].join('; ');
}
