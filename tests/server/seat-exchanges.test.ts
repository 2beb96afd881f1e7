import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parcelPath, pieceMediaType } from '../../src/protocol/parcel.ts';
import { syncPath } from '../../src/protocol/sync-exchange.ts';
import { type Exchanges, seatExchanges } from '../../sync-server/seat-exchanges.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { testNonce } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { codeOf } from './machines-stage.ts';
import { type Desk, openDesk } from './open-desk.ts';

let clock: FakeClock;
const seated = (seats: number, waiting: number, chance = 0.5): Exchanges =>
  seatExchanges({
    clock: { monotonicMs: () => clock.monotonic() },
    timers: clock,
    chance: () => chance,
    rules: { seats, waiting },
  });
const asked = (bytes = 100, signal?: AbortSignal): Request =>
  new Request('http://server.test/v1/sync', {
    method: 'POST',
    headers: { 'content-length': String(bytes) },
    ...(signal === undefined ? {} : { signal }),
  });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Exchanges that end when they are told to, and the order in which they began. */
function workers(exchanges: Exchanges) {
  const began: string[] = [];
  const ended: string[] = [];
  const ends = new Map<string, (failure?: Error) => void>();
  const admit = (name: string, request = asked(), inPieces = false) => {
    const done = exchanges.admit({ request, inPieces }, () => {
      began.push(name);
      return new Promise<void>((resolve, reject) => {
        ends.set(name, (failure) => (failure === undefined ? resolve() : reject(failure)));
      });
    });
    done.then(
      () => ended.push(name),
      (error: unknown) => ended.push(`${name}: ${error instanceof Error ? error.message : ''}`),
    );
    return done;
  };
  const end = async (name: string, failure?: Error) => {
    ends.get(name)?.(failure);
    await settled();
  };
  return { began, ended, admit, end };
}

describe('the seats of a server process', () => {
  beforeEach(() => {
    clock = createFakeClock();
  });

  it('[R17] are so many, and whoever waits is served in the order they came', async () => {
    const exchanges = seated(2, 10);
    const { began, admit, end } = workers(exchanges);
    for (const name of ['a', 'b', 'c', 'd']) void admit(name);
    await settled();
    expect(began).toEqual(['a', 'b']);
    expect(exchanges.load()).toMatchObject({ underWay: 4, waiting: 2, lastMinute: 4 });
    clock.advance(1_500);
    // Who comes in the moment in which a seat is left does not come before those who wait.
    const left = end('b');
    void admit('e');
    await left;
    expect(began).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    expect(began).toEqual(['a', 'b', 'c', 'd', 'e']);
    await end('d');
    await end('e');
    expect(exchanges.load()).toMatchObject({ underWay: 0, waiting: 0, refused: 0, waitedMs: 3_000 });
    void admit('f');
    void admit('g');
    await settled();
    expect(began.slice(5)).toEqual(['f', 'g']);
  });

  it('[R17] go on after work that throws', async () => {
    const { began, ended, admit, end } = workers(seated(1, 10));
    admit('a').catch(() => undefined);
    void admit('b');
    await settled();
    await end('a', new Error('the disk is full'));
    expect([began, ended]).toEqual([['a', 'b'], ['a: the disk is full']]);
  });

  it('[R17] have a bounded room before them: beyond it one is told to come again, not all at the same moment', async () => {
    const exchanges = seated(1, 1);
    const { began, admit, end } = workers(exchanges);
    void admit('a');
    void admit('b');
    await expect(admit('c')).rejects.toMatchObject({ code: 'busy', status: 503, retryAfterSeconds: 17 });
    expect(exchanges.load()).toMatchObject({ underWay: 2, waiting: 1, refused: 1 });
    await end('a');
    expect(began).toEqual(['a', 'b']);
    const spread = await Promise.all(
      [0, 0.999].map(async (chance) => {
        const full = seated(1, 0, chance);
        void full.admit({ request: asked() }, () => new Promise(() => undefined));
        return full
          .admit({ request: asked() }, () => Promise.resolve())
          .catch((error: unknown) => (error as { retryAfterSeconds: number }).retryAfterSeconds);
      }),
    );
    expect(spread).toEqual([5, 29]);
  });

  it('[R17] hold no more than so many bytes of those who wait', async () => {
    const exchanges = seated(1, 1_000);
    const { admit } = workers(exchanges);
    void admit('a');
    const half = 512 * 1024;
    for (let at = 0; at < 128; at += 1) void admit(`b${at}`, asked(half));
    await expect(admit('c', asked(half))).rejects.toMatchObject({ code: 'busy' });
    expect(exchanges.load().waiting).toBe(128);
  });

  it('[R7] send away whoever has waited nearly as long as a device does, but for what came in pieces', async () => {
    const exchanges = seated(1, 10);
    const { began, ended, admit, end } = workers(exchanges);
    void admit('a');
    admit('b').catch(() => undefined);
    void admit('c', asked(), true);
    await settled();
    clock.advance(8_000);
    await settled();
    expect(ended).toEqual(['b: More exchanges wait here than can be served at once.']);
    expect(exchanges.load()).toMatchObject({ underWay: 2, waiting: 1, refused: 1 });
    await end('a');
    expect(began).toEqual(['a', 'c']);
    expect(clock.untilNext()).toBeNull();
  });

  it('[R17] give the turn of whoever has gone to the next', async () => {
    const exchanges = seated(1, 10);
    const { began, ended, admit, end } = workers(exchanges);
    const gone = new AbortController();
    void admit('a');
    admit('b', asked(100, gone.signal)).catch(() => undefined);
    void admit('c');
    await settled();
    gone.abort();
    await end('a');
    expect([began, ended]).toEqual([
      ['a', 'c'],
      ['b: Whoever asked has gone.', 'a'],
    ]);
    admit('d', asked(100, gone.signal)).catch(() => undefined);
    await end('c');
    expect(exchanges.load()).toMatchObject({ underWay: 0, waiting: 0, refused: 0 });
    expect(began).toEqual(['a', 'c']);
  });
});

describe('a server that is busy', () => {
  let server: ServerInProcess;
  let desk: Desk;
  let exchanges: Exchanges;
  let leave: () => void;

  beforeEach(async () => {
    clock = createFakeClock();
    exchanges = seated(1, 0);
    server = await openServerInProcess({ exchanges });
    desk = await openDesk(server);
    leave = () => undefined;
  });
  afterEach(() => server.close());

  /** Somebody else's exchange, which does not end. */
  const occupy = (): void => {
    void exchanges.admit({ request: asked() }, () => new Promise<void>((resolve) => (leave = resolve)));
  };
  const headers = () => ({ authorization: `Bearer ${desk.session.token}` });
  const sendWhole = () => desk.post(desk.request({ lanes: [desk.run(1, desk.acts.opening())] }));

  it('[R7] says so with a time to come again, keeps nothing, and takes the same exchange in after that', async () => {
    occupy();
    const refused = await sendWhole();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '17']);
    expect(await codeOf(refused)).toEqual([503, 'busy']);
    leave();
    await settled();
    expect((await sendWhole()).status).toBe(200);
    expect(exchanges.load()).toMatchObject({ underWay: 0, refused: 1 });
  });

  it('[R17] gives exchanges in pieces their turn like others, and answers everything else meanwhile', async () => {
    occupy();
    const body = new TextEncoder().encode(JSON.stringify(desk.request({})));
    const inPieces = await server.fetch(server.serverUrl + parcelPath(testNonce), {
      method: 'POST',
      headers: {
        ...headers(),
        'content-type': pieceMediaType,
        'content-range': `bytes 0-${body.length - 1}/${body.length}`,
      },
      body,
    });
    expect(await codeOf(inPieces)).toEqual([503, 'busy']);
    const manifest = await server.fetch(`${server.serverUrl}/v1/snapshots/${desk.scope}`, { headers: headers() });
    expect(manifest.status).toBe(404);
  });

  it('[R17] keeps no seat for a body that is still on its way', async () => {
    const never = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"prot')) });
    const sent: RequestInit & { readonly duplex: 'half' } = {
      ...{ method: 'POST', headers: { ...headers(), 'content-type': 'application/json' } },
      ...{ body: never, duplex: 'half' },
    };
    const slow = server.fetch(server.serverUrl + syncPath, sent);
    slow.catch(() => undefined);
    await settled();
    expect((await sendWhole()).status).toBe(200);
    expect(exchanges.load()).toMatchObject({ underWay: 0, lastMinute: 1 });
  });
});
