import { canonicalText } from '../src/domain/canonical-text.ts';
import type { HashText } from '../src/domain/words.ts';

/** Hash of an act in whatever envelope: of its canonical text, as it is. */
export function hashOf(mutation: unknown, hash: HashText): string {
  return hash(canonicalText(mutation));
}
