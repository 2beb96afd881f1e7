import * as v from 'valibot';
import { expect } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/error-answer.ts';

/** Whatever was asked, the answer is one that somebody has thought of: no failure of ours, and a refusal says why. */
export async function inOrder(answer: Response): Promise<void> {
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  if (answer.status < 400 || answer.status === 409 || answer.status === 416) return;
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { code, detail } = v.parse(errorAnswerSchema, await answer.clone().json());
  expect(code).not.toBe('internal');
  expect(detail).not.toBe('');
  expect(detail.length).toBeLessThan(1_000);
}
