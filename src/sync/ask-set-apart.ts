import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import { quarantineAnswerSchema, quarantinePath, type SetApartAct } from '../protocol/quarantine.ts';
import type { Clock, Timers } from '../store/device-ports.ts';
import type { FailureReason } from '../store/store.ts';
import { failureOfStatus, retryAfterMs } from './failure.ts';
import { watched } from './watchdog.ts';

export type AskedSetApart =
  | { readonly status: 'told'; readonly acts: readonly SetApartAct[]; readonly more: boolean }
  | { readonly status: 'failed'; readonly reason: FailureReason };

interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

const patience = 30_000;

/** What waits for an officer's decision in her commune, as the server has it now: it is kept on no device (R18). */
export async function askSetApart(
  { fetch, origin, clock, timers }: AskParts,
  { token, after }: { readonly token: string; readonly after: number },
): Promise<AskedSetApart> {
  const outcome = await watched(timers, patience, async (signal): Promise<AskedSetApart> => {
    let response: Response;
    let value: unknown;
    try {
      response = await fetch(`${origin}${quarantinePath}?after=${after}`, {
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
        signal,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      });
    } catch {
      return { status: 'failed', reason: 'offline' };
    }
    try {
      value = await response.json();
    } catch {
      return {
        status: 'failed',
        reason: response.ok ? 'notOurServer' : failureOfStatus(response.status, false, null).reason,
      };
    }
    if (!response.ok) {
      const ours = v.is(errorAnswerSchema, value);
      const wait = retryAfterMs(response.headers.get('retry-after'), clock.now());
      return { status: 'failed', reason: failureOfStatus(response.status, ours, wait).reason };
    }
    const told = v.safeParse(quarantineAnswerSchema, value);
    // R6: only our own words count.
    return told.success ? { status: 'told', ...told.output } : { status: 'failed', reason: 'notOurServer' };
  });
  return outcome.status === 'settled' ? outcome.value : { status: 'failed', reason: 'timeout' };
}
