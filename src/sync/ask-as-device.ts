import * as v from 'valibot';
import { deviceKeyPath, devicePath } from '../protocol/device-proof.ts';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

interface AskParts {
  /** One that proves requests to be this device's. */
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
}

const patience = 30_000;
const manner = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;

/** Asks as the machine itself; the wire hears it where it is revoked. With `leaves`: nothing is left here. */
export async function askAsDevice(
  { fetch, origin, timers }: AskParts,
  device: string,
  { leaves = false }: { readonly leaves?: boolean } = {},
): Promise<void> {
  await watched(timers, patience, async (signal) => {
    try {
      const headers = { authorization: `Device ${device}` };
      await fetch(`${origin}${devicePath}`, { method: leaves ? 'POST' : 'GET', headers, signal, ...manner });
    } catch {
      // Another time.
    }
  });
}

/** Of a machine of before: tells the server its key. `never`: the server has no such road, or another key. */
export async function introduceKey(
  { fetch, origin, timers }: AskParts,
  { authorization, key }: { readonly authorization: string; readonly key: string },
): Promise<'known' | 'later' | 'never'> {
  const outcome = await watched(timers, patience, async (signal) => {
    try {
      const response = await fetch(`${origin}${deviceKeyPath}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ key }),
        signal,
        ...manner,
      });
      if (response.ok) return 'known';
      const { status } = response;
      const isOurs = v.is(errorAnswerSchema, await response.json());
      return isOurs && (status === 404 || status === 403) ? 'never' : 'later';
    } catch {
      return 'later';
    }
  });
  return outcome.status === 'settled' ? outcome.value : 'later';
}
