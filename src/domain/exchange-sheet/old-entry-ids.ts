import type { BookKind } from '../books/book.ts';
import { canonicalText } from '../canonical-text.ts';
import { foldText } from '../fold-text.ts';
import type { HashText } from '../words.ts';

/** Which old book it is: the commune whose records it is among now, who kept it then, of what kind and year. */
export interface OldBookFacts {
  readonly scope: string;
  /** As the book writes it; spelling, case and accents aside. */
  readonly registeredBy: string;
  readonly kind: BookKind;
  readonly year: number;
}

/** A UUID of version 8 (RFC 9562) out of a hash. */
function idFrom(hash: string): string {
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}

const factsOf = ({ scope, registeredBy, kind, year }: OldBookFacts) => [scope, foldText(registeredBy), kind, year];

export function oldBookId(facts: OldBookFacts, hash: HashText): string {
  return idFrom(hash(canonicalText(['old book', ...factsOf(facts)])));
}

/** The same entry has the same id wherever and however often it is imported. */
export function oldEntryId(
  facts: OldBookFacts & { readonly volume: string; readonly number: number },
  hash: HashText,
): string {
  return idFrom(hash(canonicalText(['old entry', ...factsOf(facts), facts.volume, facts.number])));
}
