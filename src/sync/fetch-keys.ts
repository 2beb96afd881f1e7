import * as v from 'valibot';
import { type KeysAnswer, keysAnswerSchema, keysPath, type PublicKey } from '../protocol/seal.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

const patience = 30_000;

interface FetchParts {
  readonly fetch: typeof globalThis.fetch;
  readonly origin: string;
  readonly timers: Timers;
}

/** The server's public keys; empty when there was no answer of ours. */
export async function fetchKeys(parts: FetchParts): Promise<readonly PublicKey[]> {
  return (await askKeys(parts))?.keys ?? [];
}

/** Those, and its key for what is sealed to it; `undefined`: no answer of ours. */
export async function askKeys({ fetch, origin, timers }: FetchParts): Promise<KeysAnswer | undefined> {
  const outcome = await watched(timers, patience, async (signal): Promise<KeysAnswer | undefined> => {
    try {
      const options = { signal, cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
      const response = await fetch(`${origin}${keysPath}`, options);
      const parsed = v.safeParse(keysAnswerSchema, await response.json());
      return response.ok && parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  });
  return outcome.status === 'settled' ? outcome.value : undefined;
}
