import canonicalize from 'canonicalize';
import type { Mutation } from '../domain/mutation.ts';
import type { HashText } from '../domain/words.ts';

/** RFC 8785 text of a JSON value: the bytes that are hashed, stored and sealed. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** Hash of a mutation. It covers what the person did, not the lane's incarnation and number, so that a fork may renumber (R14). */
export function hashMutation(mutation: Mutation, hash: HashText): string {
  return hash(canonicalText(mutation));
}
