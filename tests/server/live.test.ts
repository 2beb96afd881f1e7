import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { zlibPacking } from '../../sync-server/zlib-packing.ts';
import { livePath, liveLimits } from '../../src/protocol/live.ts';
import { signInPath } from '../../src/protocol/sign-in.ts';
import type { Carrier } from '../../sync-server/authenticate.ts';
import { answerLive } from '../../sync-server/answer-live.ts';
import { createLive, type Live } from '../../sync-server/live.ts';
import { createLocalPokes, type Pokes, type PokeListener } from '../../sync-server/pokes.ts';
import { madeUpId } from '../support/acts.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let time: FakeClock;
let pokes: Pokes;
let server: ServerInProcess;
let heads: Map<string, number>;
let live: Live;

beforeEach(async () => {
  time = createFakeClock();
  pokes = createLocalPokes();
  heads = new Map([['99999', 7]]);
  const store = { read: async () => ({ seq: heads.get('99999') ?? 0 }) };
  live = createLive({
    store: store as unknown as Parameters<typeof createLive>[0]['store'],
    pokes,
    limits: { perDevice: 2, perAccount: 3, perProcess: 4 },
  });
  server = await openServerInProcess({ live, timers: time, pokes });
});
afterEach(async () => {
  live.endAll();
  await server.close();
});

async function tokenOf(person: number, device = madeUpId(0xde0 + person)): Promise<string> {
  const { username, password } = server.accounts[person] ?? server.accounts[0];
  const response = await server.fetch(`${server.serverUrl}${signInPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, device }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function ask(query = '', token?: string, signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${token ?? (await tokenOf(0))}` };
  return server.fetch(`${server.serverUrl}${livePath}${query}`, {
    headers,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Reads a stream event by event. */
function reading(response: Response): { next(): Promise<string>; ended(): Promise<boolean> } {
  const reader = response.body?.getReader();
  const text = new TextDecoder();
  return {
    async next() {
      const read = await reader?.read();
      return read?.value === undefined ? 'end' : text.decode(read.value);
    },
    async ended() {
      return (await reader?.read())?.done ?? true;
    },
  };
}

const event = (seq: number, scope = '99999'): string => `data: {"scope":"${scope}","seq":${seq}}\n\n`;

describe('the stream', () => {
  it('says where the scope stands, then each change by its number, and nothing else', async () => {
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const stream = reading(response);
    expect(await stream.next()).toBe(event(7));
    pokes.publish({ scope: '99999', seq: 8 });
    expect(await stream.next()).toBe(event(8));
    pokes.publish({ scope: '99998', seq: 3 });
    // Late, and out of order: nothing that is not newer is said.
    pokes.publish({ scope: '99999', seq: 8 });
    pokes.publish({ scope: '99999', seq: 6 });
    pokes.publish({ scope: '99999', seq: 9 });
    expect(await stream.next()).toBe(event(9));
  });

  it('[R17] says by an empty comment that it is there, no more than every 25 seconds', async () => {
    expect(liveLimits.heartbeatMs).toBeGreaterThanOrEqual(25_000);
    const stream = reading(await ask());
    await stream.next();
    const next = stream.next();
    time.advance(liveLimits.heartbeatMs);
    expect(await next).toBe(':\n\n');
  });

  it('[R17] keeps one number for a reader who does not read, and lets go of one who never comes back', async () => {
    const stream = reading(await ask());
    expect(await stream.next()).toBe(event(7));
    for (let seq = 8; seq <= 5_000; seq += 1) pokes.publish({ scope: '99999', seq });
    expect(await stream.next()).toBe(event(5_000));
    time.advance(liveLimits.heartbeatMs * 4);
    await expect(stream.next()).rejects.toThrow('the reader is gone');
  });

  it('[R9] ends with the token, and before that from time to time', async () => {
    const stream = reading(await ask());
    await stream.next();
    for (let beat = 0; beat < 33; beat += 1) {
      const next = stream.next();
      time.advance(liveLimits.heartbeatMs);
      expect(await next).toBe(':\n\n');
    }
    const last = stream.next();
    time.advance(15 * 60_000 - 33 * liveLimits.heartbeatMs);
    expect(await last).toBe('end');

    const token = await tokenOf(0);
    server.clock.advance(12 * 3_600_000 - 5_000);
    const short = reading(await ask('', token));
    await short.next();
    const end = short.next();
    time.advance(5_000);
    expect(await end).toBe('end');
    server.clock.advance(5_000);
    expect((await ask('', token)).status).toBe(401);
  });

  it('ends when the server stops', async () => {
    const stream = reading(await ask());
    await stream.next();
    const next = stream.next();
    live.endAll();
    expect(await next).toBe('end');
  });

  it('[R9] wants a token, and is of the carrier’s commune alone', async () => {
    const bare = await server.fetch(`${server.serverUrl}${livePath}`);
    expect(bare.status).toBe(401);
    const foreign = await ask('?scope=99998');
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ code: 'forbidden', field: 'scope' });
  });

  it('[R17] gives a device two places, an account three; the oldest makes room', async () => {
    const token = await tokenOf(0);
    const first = reading(await ask('', token));
    await first.next();
    const second = reading(await ask('', token));
    await second.next();
    const third = reading(await ask('', token));
    expect(await first.ended()).toBe(true);
    expect(await third.next()).toBe(event(7));
    const elsewhere = await tokenOf(0, madeUpId(0xdf0));
    for (let count = 0; count < 2; count += 1) await reading(await ask('', elsewhere)).next();
    expect(await second.ended()).toBe(true);
    const another = third.next();
    pokes.publish({ scope: '99999', seq: 8 });
    expect(await another).toBe(event(8));
  });

  it('[R17] has so many places in all; who comes after is told to come later', async () => {
    for (const person of [0, 0, 1, 1]) await reading(await ask('', await tokenOf(person))).next();
    const response = await ask('', await tokenOf(2));
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    live.endAll();
    expect((await ask('', await tokenOf(2))).status).toBe(200);
  });

  it('gives its place back when the reader leaves', async () => {
    for (let count = 0; count < 10; count += 1) {
      for (const person of [0, 0, 1, 1]) {
        const response = await ask('', await tokenOf(person));
        await response.body?.cancel();
      }
    }
    expect((await ask('', await tokenOf(2))).status).toBe(200);
  });
});

describe('the held question', () => {
  it('is answered at once when the head is beyond what the device has', async () => {
    const response = await ask('?scope=99999&after=6&wait=25');
    expect(await response.json()).toEqual({ scope: '99999', seq: 7 });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('waits for news, and for no longer than it was asked to', async () => {
    const news = ask('?scope=99999&after=7&wait=25');
    await until(() => time.untilNext() === 25_000);
    pokes.publish({ scope: '99999', seq: 8 });
    expect(await (await news).json()).toEqual({ scope: '99999', seq: 8 });
    heads.set('99999', 8);
    const none = ask('?scope=99999&after=8&wait=20');
    await until(() => time.untilNext() === 20_000);
    time.advance(20_000);
    expect(await (await none).json()).toEqual({ scope: '99999', seq: 8 });
  });

  it('looks again when pokes may have been lost', async () => {
    const listeners: PokeListener[] = [];
    const lossy: Pick<Pokes, 'subscribe'> = {
      subscribe: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    };
    const other = createLive({
      store: { read: async () => ({ seq: heads.get('99999') ?? 0 }) } as unknown as Parameters<
        typeof createLive
      >[0]['store'],
      pokes: lossy,
    });
    const account = { id: madeUpId(1), scope: '99999', roles: ['officer'] };
    const carrier = { account, device: madeUpId(2), expiresAt: '2027-01-01T00:00:00.000Z' } as unknown as Carrier;
    const request = new Request('http://server.test/v1/live?scope=99999&after=7&wait=25');
    const answer = answerLive(
      { request, carrier, now: async () => carrier },
      { live: other, timers: time, clock: server.clock, packing: zlibPacking },
    );
    await until(() => time.untilNext() === 25_000);
    heads.set('99999', 9);
    for (const listener of listeners) listener.missed();
    expect(await (await answer).json()).toEqual({ scope: '99999', seq: 9 });
  });

  it('leaves when the asker does', async () => {
    const leaving = new AbortController();
    const answer = ask('?scope=99999&after=7&wait=25', undefined, leaving.signal);
    answer.catch(() => undefined);
    await until(() => time.untilNext() === 25_000);
    leaving.abort();
    await until(() => time.untilNext() === null);
  });

  it.each(['after=x&wait=5', 'after=7&wait=26', 'after=7', 'after=-1&wait=5', 'after=99999999999999999&wait=1'])(
    '[R17] refuses what cannot be: %s',
    async (query) => {
      const response = await ask(`?scope=99999&${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'badRequest' });
    },
  );
});

async function until(holds: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(holds()).toBe(true), { timeout: 10_000 });
}
