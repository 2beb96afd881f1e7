import canonicalize from 'canonicalize';

/** Whether two JSON values are the same, whatever the order of their keys (RFC 8785). */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}
