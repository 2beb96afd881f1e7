import { syncMediaType } from '../../src/protocol/sync-exchange.ts';
import type { Bytes } from '../bytes.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { Line } from './line.ts';

export interface PassOnParts {
  /** Origin of the province's server. */
  readonly upstream: string;
  readonly fetch: typeof fetch;
  readonly timers: ServerTimers;
  readonly line: Line;
}

/** How long the province may take to begin its answer, in ms, before the hub answers by itself: a desk waits no longer. */
const patienceMs = 5_000;

const passed = ['authorization', 'content-type', 'content-encoding', 'digest'];

/**
 * Gives a request to the province as it came, and its answer back as it came: a proof covers method, path, credential,
 * time and body, and no host. `undefined`: the province has not answered, or something else answered in its place (R6).
 */
export async function passOn(
  { path, headers, body }: { readonly path: string; readonly headers: Headers; readonly body: Bytes },
  { upstream, fetch: ask, timers, line }: PassOnParts,
): Promise<Response | undefined> {
  if (!line.isWorthTrying()) return undefined;
  const given = new AbortController();
  const cancel = timers.set(patienceMs, () => given.abort());
  try {
    const answer = await ask(`${upstream}${path}`, {
      method: 'POST',
      headers: passed.flatMap((name): [string, string][] => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
      body,
      signal: given.signal,
      redirect: 'error',
    });
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    const isOurs = [syncMediaType, 'application/json', 'application/problem+json'].includes(type);
    if (!isOurs || answer.status >= 500) {
      await answer.body?.cancel();
      line.failed();
      return undefined;
    }
    line.worked();
    const wait = answer.headers.get('retry-after');
    const told = {
      'content-type': type,
      'cache-control': 'no-store',
      ...(wait === null ? {} : { 'retry-after': wait }),
    };
    return new Response(answer.body, { status: answer.status, headers: told });
  } catch {
    line.failed();
    return undefined;
  } finally {
    cancel();
  }
}
