import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import {
  type ListedPasskey,
  type PasskeyRegistration,
  passkeyRemovalPath,
  passkeysAnswerSchema,
  passkeysPath,
} from '../protocol/passkeys.ts';
import { type AskParts, createAskServer } from './ask-server.ts';

/** `noLine`: no answer, or not from our server; it may have been done all the same, and may be asked again. */
export type KeyDone = 'done' | 'wrongPassword' | 'tooManyTries' | 'signInNeeded' | 'refused' | 'noLine';

/** What a person may do at the server with her passkeys. */
export interface AskOwnKeys {
  /** `undefined`: not this time. */
  passkeys(): Promise<readonly ListedPasskey[] | undefined>;
  register(registration: PasskeyRegistration): Promise<KeyDone>;
  remove(id: string, password: string): Promise<KeyDone>;
}

export function createAskOwnKeys(parts: AskParts): AskOwnKeys {
  const ask = createAskServer(parts);
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
