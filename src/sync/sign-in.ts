import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import { passkeySignInPath } from '../protocol/passkey-challenge.ts';
import type { PasskeySignInRequest } from '../protocol/passkeys.ts';
import { signInPath, type SignInRequest, signInResponseSchema } from '../protocol/sign-in.ts';
import type { Clock, Timers } from '../store/device-ports.ts';
import type { Session } from '../store/store.ts';
import { retryAfterMs } from './failure.ts';
import { watched } from './watchdog.ts';

export type SignedIn =
  | { readonly status: 'signedIn'; readonly session: Session }
  | { readonly status: 'wrongCredentials' }
  /** The password is right, and the account may do nothing any more (R18). */
  | { readonly status: 'accessEnded' }
  /** They are, and this machine needs a code, or a better one; `key`: it needs a browser that has keys. */
  | { readonly status: 'deviceNotEnrolled'; readonly field: 'code' | 'key' | null }
  | { readonly status: 'deviceRevoked' }
  /** They are, and somebody else has seen the password: the token is good for changing it, and nothing else. */
  | { readonly status: 'passwordToChange'; readonly token: string }
  /** No answer, or not from our server. */
  | { readonly status: 'offline' }
  | { readonly status: 'tooManyTries'; readonly retryAfterMs: number | null }
  | { readonly status: 'serverTrouble'; readonly httpStatus: number };

export interface SignInParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

const patience = 30_000;

/** By name and password, or by a passkey. */
export type AnySignIn = SignInRequest | PasskeySignInRequest;

/** Asks the server who this is. Needs the line; what was saved before needs neither (R9). */
export async function signIn({ fetch, origin, clock, timers }: SignInParts, request: AnySignIn): Promise<SignedIn> {
  const path = 'assertion' in request ? passkeySignInPath : signInPath;
  const outcome = await watched(timers, patience, async (signal): Promise<SignedIn> => {
    try {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          // The key it brings is proved by a wire that signs.
          ...(request.key === undefined ? {} : { authorization: `Device ${request.device}` }),
        },
        body: JSON.stringify(request),
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
      return answered(response, await response.text(), clock.now());
    } catch {
      return { status: 'offline' };
    }
  });
  return outcome.status === 'settled' ? outcome.value : { status: 'offline' };
}

// R6: only our own words count; a portal's page is no answer, whatever its status.
function answered(response: Response, text: string, now: number): SignedIn {
  const value = jsonOf(text);
  if (response.ok) {
    const session = v.safeParse(signInResponseSchema, value);
    if (!session.success) return { status: 'offline' };
    const { mustChange, ...known } = session.output;
    return mustChange === true
      ? { status: 'passwordToChange', token: known.token }
      : { status: 'signedIn', session: known };
  }
  const problem = v.safeParse(errorAnswerSchema, value);
  if (problem.success && problem.output.code === 'wrongCredentials') return { status: 'wrongCredentials' };
  if (problem.success && problem.output.code === 'accessEnded') return { status: 'accessEnded' };
  if (problem.success && problem.output.code === 'deviceRevoked') return { status: 'deviceRevoked' };
  if (problem.success && problem.output.code === 'deviceNotEnrolled') {
    const { field } = problem.output;
    return { status: 'deviceNotEnrolled', field: field === 'code' || field === 'key' ? field : null };
  }
  if (response.status === 429) {
    return { status: 'tooManyTries', retryAfterMs: retryAfterMs(response.headers.get('retry-after'), now) };
  }
  if (problem.success || response.status >= 500) return { status: 'serverTrouble', httpStatus: response.status };
  return { status: 'offline' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
