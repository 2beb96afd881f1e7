import { canonicalText } from '../domain/canonical-text.ts';
import type { Mutation } from '../domain/mutation.ts';
import type { HashText } from '../domain/words.ts';

/** Hash of a mutation. It covers what the person did, not the lane's incarnation and number, so that a fork may renumber (R14). */
export function hashMutation(mutation: Mutation, hash: HashText): string {
  return hash(canonicalText(mutation));
}
