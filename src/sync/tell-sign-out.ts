import { signOutPath } from '../protocol/sign-in.ts';
import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

interface TellParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
}

const patience = 10_000;

/**
 * Tells the server that a token or refresh token is not needed any more, so that nobody who found it can use it, or another
 * of the same session. Without a line it ends by itself later; signing out waits for neither.
 */
export async function tellSignOut({ fetch, origin, timers }: TellParts, token: string): Promise<void> {
  await watched(timers, patience, async (signal) => {
    try {
      await fetch(`${origin}${signOutPath}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        keepalive: true,
      });
    } catch {
      // Nobody waits for it.
    }
  });
}
