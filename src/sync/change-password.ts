import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import { passwordPath, type PasswordRequest } from '../protocol/password.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

/** `notGood`: the server does not take the new one. `later`: no answer of ours; asked again, it is done once. */
export type PasswordChanged = 'changed' | 'wrongOld' | 'notGood' | 'tooManyTries' | 'later';

interface ChangeParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
}

const patience = 30_000;

/** Puts a password of one's own in place of the one that is. Only our own words count (R6). */
export async function changePassword(
  { fetch, origin, timers }: ChangeParts,
  { token, ...passwords }: PasswordRequest & { readonly token: string },
): Promise<PasswordChanged> {
  const outcome = await watched(timers, patience, async (signal): Promise<PasswordChanged> => {
    try {
      const response = await fetch(`${origin}${passwordPath}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(passwords),
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
      const value: unknown = await response.json();
      if (response.ok) return v.is(v.strictObject({}), value) ? 'changed' : 'later';
      const problem = v.safeParse(errorAnswerSchema, value);
      return problem.success ? said(problem.output) : 'later';
    } catch {
      return 'later';
    }
  });
  return outcome.status === 'settled' ? outcome.value : 'later';
}

function said({ code, field }: v.InferOutput<typeof errorAnswerSchema>): PasswordChanged {
  if (code === 'tooManyTries') return 'tooManyTries';
  if (code === 'badRequest' && field === 'new') return 'notGood';
  return code === 'wrongCredentials' || code === 'signInNeeded' ? 'wrongOld' : 'later';
}
