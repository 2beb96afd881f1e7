import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/error-answer.ts';
import { brokenAt, type Instead, placesIn } from '../support/break-once.ts';
import { hostileInsteads } from '../support/hostile-values.ts';

/** What is put where something good stood. */
export const instead: fc.Arbitrary<Instead> = fc.oneof(
  fc.constantFrom(...hostileInsteads),
  fc.jsonValue().map((value): Instead => ({ kind: 'value', value })),
);

/** An object that is refused for its form has a field that is wrong. */
export async function namesField(answer: Response, body: unknown): Promise<void> {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (answer.status !== 400 || !isObject) return;
  expect(v.parse(errorAnswerSchema, await answer.json()).field).not.toBeNull();
}

/** A good body with one place of it broken. */
export function broken(whole: unknown, where: number, other: Instead): unknown {
  const places = placesIn(whole);
  return brokenAt(whole, places[where % places.length] ?? [], other);
}

export const post = (type: string, body: BodyInit, more: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type, ...more },
  body,
});
