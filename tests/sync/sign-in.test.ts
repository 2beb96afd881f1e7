import { describe, expect, it } from 'vitest';
import { signIn, type SignedIn } from '../../src/sync/sign-in.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { sessionOf } from '../support/made-up-desk.ts';
import { madeUpId } from '../support/acts.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

const credentials = { username: 'thu1', password: 'plainly made up', device: madeUpId(1) };

async function ask(reply: typeof fetch): Promise<SignedIn> {
  const clock = createFakeClock();
  return signIn({ fetch: reply, origin: '', clock, timers: clock }, credentials);
}

const problem =
  (status: number, code: string, headers: Record<string, string> = {}): typeof fetch =>
  async () =>
    Response.json({ code, field: null, detail: 'made up' }, { status, headers });
const page =
  (status: number): typeof fetch =>
  async () =>
    new Response('<!doctype html>', { status, headers: { 'content-type': 'text/html' } });

describe('signing in', () => {
  it('brings a session from the real server, and is told of a wrong password', async () => {
    const server = await openServerInProcess();
    const clock = createFakeClock();
    const parts = { fetch: server.fetch, origin: server.serverUrl, clock, timers: clock };
    expect(await signIn(parts, credentials)).toMatchObject({
      status: 'signedIn',
      session: { account: { username: 'thu1' }, commune: { code: '99999' } },
    });
    expect(await signIn(parts, { ...credentials, password: 'wrong' })).toEqual({ status: 'wrongCredentials' });
    await server.close();
  });

  it.each([
    ['a session', async () => Response.json(sessionOf(1)), { status: 'signedIn', session: sessionOf(1) }],
    ['no line', () => Promise.reject(new TypeError('no line')), { status: 'offline' }],
    ['a portal’s 200', page(200), { status: 'offline' }],
    ['a portal’s 401, which judges no password', page(401), { status: 'offline' }],
    [
      'too many tries',
      problem(429, 'tooManyTries', { 'retry-after': '30' }),
      { status: 'tooManyTries', retryAfterMs: 30_000 },
    ],
    ['a server in trouble', problem(503, 'busy'), { status: 'serverTrouble', httpStatus: 503 }],
    ['a gateway without its server', page(502), { status: 'serverTrouble', httpStatus: 502 }],
  ] as const)('[R6] %s', async (_name, reply, outcome) => {
    expect(await ask(reply)).toEqual(outcome);
  });

  it('[R7] does not wait for ever', async () => {
    const clock = createFakeClock();
    const never: typeof fetch = () => new Promise(() => undefined);
    const outcome = signIn({ fetch: never, origin: '', clock, timers: clock }, credentials);
    clock.advance(30_000);
    expect(await outcome).toEqual({ status: 'offline' });
  });
});
