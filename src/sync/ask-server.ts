import type { Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

/** One question to the server as the signed-in person: a `POST` where there is a body. `undefined`: no answer of ours. */
export type AskServer = <Answer>(
  path: string,
  body: object | undefined,
  read: (response: Response) => Promise<Answer | undefined>,
) => Promise<Answer | undefined>;

export interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
  readonly token: () => Promise<string>;
}

const patience = 30_000;

export function createAskServer({ fetch, origin, timers, token }: AskParts): AskServer {
  return async (path, body, read) => {
    const authorization = `Bearer ${await token()}`;
    const outcome = await watched(timers, patience, async (signal) => {
      try {
        const response = await fetch(`${origin}${path}`, {
          ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
          headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          signal,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
        });
        return await read(response);
      } catch {
        return undefined;
      }
    });
    return outcome.status === 'settled' ? outcome.value : undefined;
  };
}
