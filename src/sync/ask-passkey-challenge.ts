import * as v from 'valibot';
import { passkeyChallengePath, passkeyChallengeSchema } from '../protocol/passkey-challenge.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

/** `notHere`: this server takes no passkeys. */
export type PasskeyChallenge =
  { readonly status: 'told'; readonly challenge: string } | { readonly status: 'noLine' | 'notHere' };

interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
}

const patience = 30_000;

/** Asks the server what a passkey on this device is to sign. */
export async function askPasskeyChallenge(
  { fetch, origin, timers }: AskParts,
  device: string,
): Promise<PasskeyChallenge> {
  const outcome = await watched(timers, patience, async (signal): Promise<PasskeyChallenge> => {
    try {
      const response = await fetch(`${origin}${passkeyChallengePath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ device }),
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
      if (response.status === 404) return { status: 'notHere' };
      const told = v.safeParse(passkeyChallengeSchema, await response.json());
      return told.success ? { status: 'told', challenge: told.output.challenge } : { status: 'noLine' };
    } catch {
      return { status: 'noLine' };
    }
  });
  return outcome.status === 'settled' ? outcome.value : { status: 'noLine' };
}
