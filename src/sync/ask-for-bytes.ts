import { joinedBytes } from '../protocol/joined-bytes.ts';
import type { Bytes, Clock, Timers } from '../store/device-ports.ts';
import { type Failure, failure } from './failure.ts';
import type { Cost } from './cost.ts';
import { watched } from './watchdog.ts';
import { answerBytes, requestBytes } from './wire-bytes.ts';

interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

interface Asked {
  readonly path: string;
  readonly headers: Record<string, string>;
  /** Absent: a GET. */
  readonly body?: Bytes;
  readonly timeoutMs: number;
  /** More than so many bytes nobody of ours would send (R17). */
  readonly most: number;
}

export interface CameForBytes {
  /** Absent: not even the head of an answer came. `whole`: all of the body did. */
  readonly answered: { readonly response: Response; readonly body: Bytes; readonly whole: boolean } | undefined;
  readonly cost: Cost;
  /** What to call it, if it is not whole. */
  readonly cut: Failure;
}

/** One request whose answer is kept as far as it came: on a line that breaks every few kilobytes there would be nothing else. */
export async function askForBytes(
  { fetch, origin, clock, timers }: AskParts,
  { path, headers, body, timeoutMs, most }: Asked,
): Promise<CameForBytes> {
  const startedAt = clock.monotonic();
  let response: Response | undefined;
  const pieces: Uint8Array[] = [];
  let held = 0;
  const outcome = await watched(timers, timeoutMs, async (signal): Promise<boolean> => {
    response = await fetch(`${origin}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers,
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
      pieces.push(read.value);
      held += read.value.length;
      if (held > most) {
        await reader?.cancel();
        return true;
      }
    }
    return true;
  }).catch(() => ({ status: 'settled', value: false }) as const);
  const came = joinedBytes(pieces);
  const cost: Cost = {
    bytesUp: requestBytes(path, headers, body?.length ?? 0),
    bytesDown: response === undefined ? 0 : answerBytes(response, came.length),
    milliseconds: Math.max(0, clock.monotonic() - startedAt),
  };
  const whole = outcome.status === 'settled' && outcome.value;
  return {
    answered: response === undefined ? undefined : { response, body: came, whole },
    cost,
    cut: failure(outcome.status === 'timedOut' ? 'timeout' : 'offline'),
  };
}
