import * as v from 'valibot';
import { type ErrorAnswer, errorAnswerSchema } from '../src/protocol/error-answer.ts';
import { must, mustBe } from './not-so.ts';
import type { Reply } from './talk.ts';

interface Refused {
  /** One of these, or any 4xx when there is none. */
  readonly status?: number;
  readonly code?: ErrorAnswer['code'];
  /** Beginning of the field that must be named; `null` where there is no field to name. */
  readonly field?: string | null;
}

/** The reply must be a refusal that says what is wrong. */
export function mustRefuse(reply: Reply, { status, code, field }: Refused): ErrorAnswer {
  const { status: came } = reply;
  must(came >= 400 && came < 500, `${came} ${reply.text.slice(0, 120)} instead of a 4xx`);
  if (status !== undefined) mustBe('status', came, status);
  const parsed = v.safeParse(errorAnswerSchema, reply.json);
  must(parsed.success, `${came} without a problem that can be read: ${reply.text.slice(0, 120)}`);
  if (code !== undefined) mustBe('code', parsed.output.code, code);
  if (typeof field === 'string') {
    const named = parsed.output.field;
    const fits = named !== null && (named === field || named.startsWith(`${field}.`));
    must(fits, `names ${named ?? 'no field'} instead of ${field}`);
  }
  return parsed.output;
}
