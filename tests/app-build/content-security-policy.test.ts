import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../scripts/app-build/content-security-policy.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy that fits a built page', () => {
  it('allows our own origin and exactly the inline script and style that are there', () => {
    const policy = contentSecurityPolicy(
      '<script>\nfirst()\n</script><style>p{}</style><script type="module" src="/a.js"></script><script>second()</script>',
    );

    expect(policy.split('; ')).toEqual([
      "default-src 'self'",
      `script-src 'self' ${hashOf('\nfirst()\n')} ${hashOf('second()')}`,
      "worker-src 'self'",
      `style-src 'self' ${hashOf('p{}')}`,
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lien-mach-boot lien-mach lien-mach-image lien-mach-code lien-mach-index',
    ]);
  });

  it('never allows whatever is inline, or code made of text', () => {
    expect(contentSecurityPolicy('<script>a()</script>')).not.toMatch(/unsafe/);
  });
});
