import * as v from 'valibot';
import { keysAnswerSchema, keysPath, type PublicKey } from '../protocol/seal.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

const patience = 30_000;

/** The server's public keys; empty when there was no answer of ours. */
export async function fetchKeys({
  fetch,
  origin,
  timers,
}: {
  readonly fetch: typeof globalThis.fetch;
  readonly origin: string;
  readonly timers: Timers;
}): Promise<readonly PublicKey[]> {
  const outcome = await watched(timers, patience, async (signal): Promise<readonly PublicKey[]> => {
    try {
      const options = { signal, cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
      const response = await fetch(`${origin}${keysPath}`, options);
      const parsed = v.safeParse(keysAnswerSchema, await response.json());
      return response.ok && parsed.success ? parsed.output.keys : [];
    } catch {
      return [];
    }
  });
  return outcome.status === 'settled' ? outcome.value : [];
}
