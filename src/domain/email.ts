import { ok, type Parsed, wrong } from './parsed.ts';
import { plainText } from './plain-text.ts';

export type EmailProblem = 'empty' | 'emailForm' | 'tooLong';

/** An address one could write to; whether anybody reads it is not ours to know. */
export function parseEmail(text: string): Parsed<string, EmailProblem> {
  const email = plainText(text);
  if (email === '') return wrong('empty');
  if (email.length > 120) return wrong('tooLong');
  return /^[^\s@,;]+@[^\s@,;.]+(?:\.[^\s@,;.]+)+$/u.test(email) ? ok(email) : wrong('emailForm');
}
