import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import {
  type ListedPasskey,
  type PasskeyRegistration,
  passkeyRemovalPath,
  passkeysAnswerSchema,
  passkeysPath,
} from '../protocol/passkeys.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

/** `noLine`: no answer, or not from our server; it may have been done all the same, and may be asked again. */
export type KeyDone = 'done' | 'wrongPassword' | 'tooManyTries' | 'signInNeeded' | 'refused' | 'noLine';

/** What a person may do at the server with her passkeys. */
export interface AskOwnKeys {
  /** `undefined`: not this time. */
  passkeys(): Promise<readonly ListedPasskey[] | undefined>;
  register(registration: PasskeyRegistration): Promise<KeyDone>;
  remove(id: string, password: string): Promise<KeyDone>;
}

interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
  readonly token: () => Promise<string>;
}

const patience = 30_000;

export function createAskOwnKeys({ fetch, origin, timers, token }: AskParts): AskOwnKeys {
  const ask = async <Answer>(
    path: string,
    body: object | undefined,
    read: (response: Response) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    const authorization = `Bearer ${await token()}`;
    const outcome = await watched(timers, patience, async (signal) => {
      try {
        const response = await fetch(`${origin}${path}`, {
          ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
          headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          signal,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
        });
        return await read(response);
      } catch {
        return undefined;
      }
    });
    return outcome.status === 'settled' ? outcome.value : undefined;
  };
  const act = async (path: string, body: object): Promise<KeyDone> =>
    (await ask(path, body, async (response) => doneOf(response.status, await response.json()))) ?? 'noLine';
  return {
    passkeys: () =>
      ask(passkeysPath, undefined, async (response) => {
        const answer = v.safeParse(passkeysAnswerSchema, await response.json());
        return response.ok && answer.success ? answer.output.passkeys : undefined;
      }),
    register: (registration) => act(passkeysPath, registration),
    remove: (id, password) => act(passkeyRemovalPath, { id, password }),
  };
}

// R6: only our own words count.
function doneOf(status: number, value: unknown): KeyDone {
  if (status === 200) return v.is(v.object({ done: v.literal(true) }), value) ? 'done' : 'noLine';
  const problem = v.safeParse(errorAnswerSchema, value);
  if (!problem.success) return 'noLine';
  const { code } = problem.output;
  if (code === 'wrongCredentials') return 'wrongPassword';
  if (code === 'tooManyTries' || code === 'signInNeeded') return code;
  return status >= 500 ? 'noLine' : 'refused';
}
