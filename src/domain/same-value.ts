import { canonicalText } from './canonical-text.ts';

/** Whether two JSON values are the same, whatever the order of their keys (RFC 8785); two that are absent are. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalText(a) === canonicalText(b);
}
