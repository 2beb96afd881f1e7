import * as v from 'valibot';
import { liveLimits, livePath, pokeSchema, type ScopeHead, streamMediaType } from '../protocol/live.ts';
import type { Clock, Timers } from '../store/device-ports.ts';
import type { LiveTicket } from '../store/exchange-store.ts';
import { retryAfterMs } from './failure.ts';
import type { Tried } from './live-plan.ts';
import { readBody } from './read-body.ts';
import { watched } from './watchdog.ts';

export interface LiveWireParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Told of what is heard. `null`: alive, and nothing new. */
export type OnHead = (head: ScopeHead | null) => void;

/** The two roads on which the server speaks first. They settle, whatever the line does, soon after `signal` has ended them. */
export interface LiveWire {
  stream(ticket: LiveTicket, signal: AbortSignal, onHead: OnHead): Promise<Tried>;
  question(ticket: LiveTicket, signal: AbortSignal, onHead: OnHead): Promise<Tried>;
}

/** The first word of a stream comes at once; after that there is a heartbeat, of which one may be lost. */
const patience = { first: 15_000, next: liveLimits.heartbeatMs * 2.5, answer: liveLimits.waitSeconds * 1_000 + 15_000 };
const longestLine = 1_024;
const longestAnswer = 4_096;

export function createLiveWire({ fetch, origin, clock, timers }: LiveWireParts): LiveWire {
  // A token does not belong in an address; so `fetch`, which can send a header, and not EventSource.
  const ask = (path: string, { token }: LiveTicket, accept: string, signal: AbortSignal): Promise<Response> =>
    fetch(`${origin}${path}`, {
      headers: { accept, authorization: `Bearer ${token}` },
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  const refusal = (response: Response): Tried => ({
    outcome: 'refused',
    httpStatus: response.status,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after'), clock.now()),
  });

  return {
    async stream(ticket, signal, onHead) {
      const cut = new AbortController();
      const left = leaving(signal);
      const openedAt = clock.monotonic();
      let heardOnce = false;
      /** Whatever comes first: the step's own end, the bell, or the caller's word. */
      const within = async <Value>(milliseconds: number, step: () => Promise<Value>): Promise<Value | 'late'> => {
        const outcome = await watched(timers, milliseconds, () => Promise.race([step(), left]));
        return outcome.status === 'settled' ? outcome.value : 'late';
      };
      try {
        const response = await within(patience.first, () => ask(livePath, ticket, streamMediaType, cut.signal));
        if (response === 'late') return { outcome: 'mute' };
        if (response.status !== 200) return refusal(response);
        if (!isType(response, streamMediaType) || response.body === null) return { outcome: 'failed' };
        const reader = response.body.getReader();
        const text = new TextDecoder();
        let line = '';
        for (;;) {
          const read = await within(heardOnce ? patience.next : patience.first, () => reader.read());
          if (read === 'late') return heardOnce ? lived(openedAt) : { outcome: 'mute' };
          if (read.done) return heardOnce ? lived(openedAt) : { outcome: 'failed' };
          const lines = (line + text.decode(read.value, { stream: true })).split('\n');
          line = lines.pop() ?? '';
          if (line.length > longestLine) return { outcome: 'failed' };
          heardOnce = true;
          const heads = lines.flatMap((one) => headOf(one.startsWith('data:') ? one.slice(5) : '', ticket) ?? []);
          onHead(heads.at(-1) ?? null);
        }
      } catch {
        return heardOnce ? lived(openedAt) : { outcome: 'failed' };
      } finally {
        cut.abort();
      }
    },

    async question(ticket, signal, onHead) {
      const cut = new AbortController();
      const { scope, after } = ticket;
      const asked = new URLSearchParams({ scope, after: String(after), wait: String(liveLimits.waitSeconds) });
      const work = async (): Promise<Tried> => {
        const response = await ask(`${livePath}?${asked.toString()}`, ticket, 'application/json', cut.signal);
        if (response.status !== 200) return refusal(response);
        const body = await readBody(response, longestAnswer);
        const head = body === undefined ? undefined : headOf(new TextDecoder().decode(body), ticket);
        if (head === undefined) return { outcome: 'failed' };
        onHead(head);
        return { outcome: 'well', livedMs: 0 };
      };
      try {
        const outcome = await watched(timers, patience.answer, () => Promise.race([work(), leaving(signal)]));
        return outcome.status === 'settled' ? outcome.value : { outcome: 'failed' };
      } catch {
        return { outcome: 'failed' };
      } finally {
        cut.abort();
      }
    },
  };

  function lived(since: number): Tried {
    return { outcome: 'well', livedMs: clock.monotonic() - since };
  }
}

/** Rejects when `signal` ends: a fetch that does not heed its own may never settle. */
function leaving(signal: AbortSignal): Promise<never> {
  const left = new Promise<never>((_resolve, reject) => {
    const end = (): void => reject(new DOMException('left', 'AbortError'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });
  // Nobody may be listening any more.
  left.catch(() => undefined);
  return left;
}

function isType(response: Response, type: string): boolean {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === type;
}

// A portal's page, another commune's number: nothing of ours (R6).
function headOf(text: string, { scope }: LiveTicket): ScopeHead | undefined {
  if (text === '') return undefined;
  try {
    const parsed = v.safeParse(pokeSchema, JSON.parse(text));
    return parsed.success && parsed.output.scope === scope ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
