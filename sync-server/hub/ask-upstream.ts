import { provedText } from '../../src/protocol/device-proof.ts';
import { errorAnswerSchema, type ErrorCode } from '../../src/protocol/error-answer.ts';
import * as v from 'valibot';
import type { ServerClock } from '../server-clock.ts';
import type { ServerTimers } from '../server-timers.ts';
import type { Packing } from '../packing.ts';
import type { HubKey } from './hub-identity.ts';

/** What the province said to the hub itself. */
export type Told =
  | { readonly status: 'answered'; readonly body: unknown }
  /** In its own words why not. */
  | { readonly status: 'refused'; readonly code: ErrorCode }
  /** It heard, and could not: something of the question or of itself is broken. */
  | { readonly status: 'broken' }
  /** It answered, and this build does not understand it. */
  | { readonly status: 'unreadable' }
  /** Nothing of ours came. */
  | { readonly status: 'noLine' };

/** Why there is no answer to go on with. */
export type Failure = Exclude<Told, { status: 'answered' }>;

export interface AskUpstream {
  (path: string, ask: Question): Promise<Told>;
}

export interface Question {
  /** Who asks: somebody signed in, or the machine itself. */
  readonly authorization: string;
  readonly body: unknown;
  readonly mediaType?: string;
}

interface AskParts {
  readonly upstream: string;
  readonly fetch: typeof fetch;
  readonly key: HubKey;
  readonly clock: Pick<ServerClock, 'now'>;
  readonly timers: ServerTimers;
  /** Absent: nothing long is asked. */
  readonly packing?: Packing;
}

/** What is shorter gains nothing by being packed. */
const worthPacking = 1_024;
/** As long as a device would wait on a poor line, in ms. */
const patienceMs = 120_000;

/** Asks the province as the machine that the hub is to it: every request is proved by its key. */
export function createAskUpstream({ upstream, fetch: ask, key, clock, timers, packing }: AskParts): AskUpstream {
  /** The province's clock less this one's, in ms: this one may be wrong. */
  let offset = 0;
  const once = async (path: string, { authorization, body, mediaType = 'application/json' }: Question) => {
    const plain = new TextEncoder().encode(JSON.stringify(body));
    const packed = plain.length < worthPacking ? undefined : await packing?.gzip(plain);
    const bytes = packed ?? plain;
    const time = Math.floor((Date.parse(clock.now()) + offset) / 1_000).toString(36);
    const credential = authorization.slice(authorization.indexOf(' ') + 1);
    const said = provedText({ method: 'POST', path, credential, time, digest: key.digest(bytes) });
    const given = new AbortController();
    const cancel = timers.set(patienceMs, () => given.abort());
    try {
      const answer = await ask(`${upstream}${path}`, {
        method: 'POST',
        headers: {
          'content-type': mediaType,
          ...(packed === undefined ? {} : { 'content-encoding': 'gzip' }),
          authorization: `${authorization}.${time}.${key.sign(said)}`,
        },
        body: bytes,
        signal: given.signal,
        redirect: 'error',
      });
      // What stands before the province says so in its own words.
      if (answer.status === 413) return { status: 413, body: undefined };
      return { status: answer.status, body: await answer.json() };
    } catch {
      return undefined;
    } finally {
      cancel();
    }
  };
  const told = (answer: Awaited<ReturnType<typeof once>>): Told & { readonly serverTime?: string | undefined } => {
    if (answer === undefined) return { status: 'noLine' };
    if (answer.status === 413) return { status: 'refused', code: 'tooLarge' };
    const problem = v.safeParse(errorAnswerSchema, answer.body);
    if (problem.success) {
      const { code, serverTime } = problem.output;
      if (answer.status >= 500) return { status: code === 'internal' ? 'broken' : 'noLine' };
      return { status: 'refused', code, serverTime };
    }
    return answer.status === 200 || answer.status === 409
      ? { status: 'answered', body: answer.body }
      : { status: 'noLine' };
  };
  return async (path, question) => {
    const first = told(await once(path, question));
    const serverTime = Date.parse(first.serverTime ?? '');
    if (first.status !== 'refused' || first.code !== 'deviceNotProved' || Number.isNaN(serverTime)) return first;
    offset = serverTime - Date.parse(clock.now());
    return told(await once(path, question));
  };
}
