import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { syncMediaType } from '../../src/protocol/sync-exchange.ts';
import type { FailureReason } from '../../src/store/store.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let tab: Tab;

beforeEach(async () => {
  server = await openServerInProcess();
  line = scriptedLine(server);
  tab = openTab(server, { fetch: line.fetch });
  await tab.signIn();
  expect((await tab.store.perform(birthCommand(makePeople(1).birth()))).status).toBe('saved');
});

afterEach(async () => {
  tab.store.close();
  await server.close();
});

const html = '<!doctype html><title>Đăng nhập Wi-Fi</title>';
const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { code, field: null, detail: 'made up' },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );
const portal = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(html, { status, headers: { 'content-type': 'text/html', ...headers } });

interface Trouble {
  readonly name: string;
  readonly reply: (pass: () => Promise<Response>) => Promise<Response>;
  readonly reason: FailureReason;
  readonly httpStatus: number | null;
  /** When it tries again, with the middle of the jitter: 0.5 of 1 s. */
  readonly waitMs?: number;
}

const second = 1_000;
const troubles: readonly Trouble[] = [
  { name: '200 with a portal’s page', reply: async () => portal(200), reason: 'notOurServer', httpStatus: 200 },
  { name: 'an empty 200', reply: async () => new Response(null), reason: 'notOurServer', httpStatus: 200 },
  {
    name: 'an empty 200 with our media type',
    reply: async () => new Response('', { headers: { 'content-type': syncMediaType } }),
    reason: 'badAnswer',
    httpStatus: 200,
  },
  { name: '204', reply: async () => new Response(null, { status: 204 }), reason: 'notOurServer', httpStatus: 204 },
  { name: 'a portal’s 401', reply: async () => portal(401), reason: 'notOurServer', httpStatus: 401 },
  { name: '400 of ours', reply: async () => problem(400, 'badRequest'), reason: 'badAnswer', httpStatus: 400 },
  {
    name: '403 of ours',
    reply: async () => problem(403, 'forbidden'),
    reason: 'forbidden',
    httpStatus: 403,
    waitMs: 300 * second,
  },
  { name: 'a portal’s 403', reply: async () => portal(403), reason: 'notOurServer', httpStatus: 403 },
  { name: '404', reply: async () => portal(404), reason: 'notOurServer', httpStatus: 404 },
  { name: '408', reply: async () => portal(408), reason: 'timeout', httpStatus: 408 },
  { name: '409 of somebody else', reply: async () => portal(409), reason: 'notOurServer', httpStatus: 409 },
  { name: '413', reply: async () => problem(413, 'tooLarge'), reason: 'tooLarge', httpStatus: 413 },
  { name: '413 of a proxy', reply: async () => portal(413), reason: 'tooLarge', httpStatus: 413 },
  { name: '418, which nobody has defined', reply: async () => portal(418), reason: 'notOurServer', httpStatus: 418 },
  { name: '425', reply: async () => portal(425), reason: 'serverBusy', httpStatus: 425 },
  {
    name: '429 with Retry-After',
    reply: async () => portal(429, { 'retry-after': '90' }),
    reason: 'tooMany',
    httpStatus: 429,
    waitMs: 90 * second,
  },
  {
    name: '429 with a Retry-After of a year',
    reply: async () => portal(429, { 'retry-after': '31536000' }),
    reason: 'tooMany',
    httpStatus: 429,
    waitMs: 600 * second,
  },
  { name: '500', reply: async () => problem(500, 'internal'), reason: 'serverError', httpStatus: 500 },
  { name: '502', reply: async () => portal(502), reason: 'serverError', httpStatus: 502 },
  {
    name: '503 with a date to come back',
    reply: async () => portal(503, { 'retry-after': new Date(tab.clock.now() + 45 * second).toUTCString() }),
    reason: 'serverBusy',
    httpStatus: 503,
    waitMs: 45 * second,
  },
  { name: '503', reply: async () => problem(503, 'busy'), reason: 'serverBusy', httpStatus: 503 },
  { name: '504', reply: async () => portal(504), reason: 'timeout', httpStatus: 504 },
  { name: '599', reply: async () => portal(599), reason: 'serverError', httpStatus: 599 },
  {
    name: 'no line',
    reply: () => Promise.reject(new TypeError('fetch failed')),
    reason: 'offline',
    httpStatus: null,
  },
  {
    name: 'a body cut in the middle',
    reply: async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"protocol":1,'));
            controller.error(new TypeError('terminated'));
          },
        }),
        { headers: { 'content-type': syncMediaType } },
      ),
    reason: 'badAnswer',
    httpStatus: 200,
  },
  {
    name: 'a body that never ends',
    reply: async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) })),
    reason: 'notOurServer',
    httpStatus: 200,
  },
  {
    name: 'gzip cut short',
    reply: async (pass) => unpackedBy(gzipSync(await bodyOf(pass)).subarray(0, -40)),
    reason: 'badAnswer',
    httpStatus: 200,
  },
  {
    name: 'gzip with a flipped byte',
    reply: async (pass) => {
      const packed = gzipSync(await bodyOf(pass));
      const at = Math.floor(packed.length / 2);
      packed.writeUInt8(packed.readUInt8(at) ^ 0xff, at);
      return unpackedBy(packed);
    },
    reason: 'badAnswer',
    httpStatus: 200,
  },
  {
    name: 'an answer of ours with a status of nobody’s',
    reply: async (pass) =>
      new Response(await bodyOf(pass), { status: 502, headers: { 'content-type': syncMediaType } }),
    reason: 'serverError',
    httpStatus: 502,
  },
  {
    name: 'a stale answer from a cache',
    reply: async (pass) => {
      const answer = (await (await pass()).json()) as Record<string, unknown>;
      return Response.json({ ...answer, nonce: 'of-another-request' }, { headers: { 'content-type': syncMediaType } });
    },
    reason: 'notOurServer',
    httpStatus: 200,
  },
  {
    name: 'an answer with a receipt of no known status',
    reply: async (pass) => {
      const answer = (await (await pass()).json()) as { receipts: Record<string, unknown>[] };
      const receipts = answer.receipts.map((receipt) => ({ ...receipt, status: 'lost' }));
      return Response.json({ ...answer, receipts }, { headers: { 'content-type': syncMediaType } });
    },
    reason: 'badAnswer',
    httpStatus: 200,
  },
];

async function bodyOf(pass: () => Promise<Response>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await pass()).arrayBuffer());
}

/** As a browser does it: unpacks on the way, and fails the body when it cannot. */
function unpackedBy(packed: Uint8Array): Response {
  const body = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(body, { headers: { 'content-type': syncMediaType, 'content-encoding': 'gzip' } });
}

describe('an exchange that does not come through', () => {
  it.each(troubles)('[R6][R7] $name: keeps the entry, says $reason, and tries again', async (trouble) => {
    const { reply, reason, httpStatus, waitMs = 0.5 * second } = trouble;
    line.next(reply);
    const now = tab.clock.now();
    expect(await tab.exchange()).toMatchObject({ status: 'failed', failure: { reason, httpStatus } });

    expect((await tab.store.outbox()).entries).toMatchObject([{ seq: 1, exchange: 'local', receipt: null }]);
    expect(await tab.store.exchangeStatus()).toMatchObject({
      phase: 'waitingToRetry',
      waiting: 1,
      attention: 0,
      lastSuccessAt: null,
      lastFailure: { reason, httpStatus, at: new Date(now).toISOString() },
      nextTryAt: new Date(now + waitMs).toISOString(),
    });
    expect(await tab.step()).toEqual({ kind: 'sleep', milliseconds: waitMs });

    tab.clock.advance(waitMs);
    expect(await tab.step()).toEqual({ kind: 'exchange' });
    expect(await tab.exchange()).toMatchObject({ status: 'exchanged', done: { receipts: 1 } });
    expect((await tab.store.outbox()).entries).toEqual([]);
    expect(await tab.store.exchangeStatus()).toMatchObject({ phase: 'idle', waiting: 0, lastFailure: null });
    expect((await tab.store.dossiers({ limit: 9 })).map((view) => view.exchange)).toEqual(['received']);
  });

  it('[R7] a hang: the watchdog of its own ends it, and an answer that comes after that is nobody’s', async () => {
    let comeBack: (response: Response) => void = () => undefined;
    let asked: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let late: Response | undefined;
    line.next(async (pass) => {
      late = await pass();
      asked();
      return new Promise<Response>((resolve) => {
        comeBack = resolve;
      });
    });
    const attempt = tab.exchange();
    await arrived;
    expect(await tab.store.exchangeStatus()).toMatchObject({ phase: 'exchanging' });
    expect((await tab.store.outbox()).entries).toMatchObject([{ exchange: 'sending' }]);
    expect(tab.clock.untilNext()).toBeGreaterThan(10 * second);

    tab.clock.advance(tab.clock.untilNext() ?? 0);
    expect(await attempt).toMatchObject({ status: 'failed', failure: { reason: 'timeout', httpStatus: null } });
    comeBack(late ?? new Response());
    expect((await tab.store.outbox()).entries).toMatchObject([{ exchange: 'local' }]);

    expect(await tab.exchange()).toMatchObject({ status: 'exchanged', done: { receipts: 1 } });
    expect(await tab.store.exchange.digest()).toBe(await serverDigest());
  });

  it('[R9] 401 of ours pauses; local work goes on; the next sign-in sends all of it', async () => {
    line.next(async () => problem(401, 'signInNeeded'));
    await tab.exchange();
    expect(await tab.store.exchangeStatus()).toMatchObject({
      phase: 'paused',
      waiting: 1,
      lastFailure: { reason: 'signInNeeded', httpStatus: 401 },
      nextTryAt: null,
    });
    tab.clock.advance(24 * 3600 * second);
    expect(await tab.step()).toEqual({ kind: 'pause' });
    expect((await tab.store.perform(birthCommand(makePeople(2).birth(), 2))).status).toBe('saved');

    await tab.signIn();
    expect(await tab.step()).toEqual({ kind: 'exchange' });
    expect(await tab.exchange()).toMatchObject({ status: 'exchanged', done: { receipts: 2 } });
  });

  it('[R9] a 401 about a token that is no longer in use pauses nobody', async () => {
    line.next(async () => {
      await tab.signIn();
      return problem(401, 'signInNeeded');
    });
    await tab.exchange();
    expect(await tab.step()).toEqual({ kind: 'exchange' });
  });

  it('[R3] 409 of ours is an answer: the lane begins again where the server says', async () => {
    await tab.exchange();
    await tab.store.perform(birthCommand(makePeople(3).birth(), 2));
    await server.close();
    server = await openServerInProcess();
    line.leadTo(server);
    await tab.signIn();

    // The server has been emptied: it expects number 1, which the device has kept.
    expect(await tab.exchange()).toMatchObject({ status: 'exchanged', done: { redirected: true, workLeft: true } });
    expect(await tab.store.exchangeStatus()).toMatchObject({ waiting: 1, lastFailure: null });
    tab.clock.advance(second);
    expect(await tab.step()).toEqual({ kind: 'exchange' });
    await tab.exchange();
    expect((await tab.store.outbox()).entries).toEqual([]);
    expect((await server.store.read((reads) => reads('99999').counter())).seq).toBe(2);
    expect(await tab.store.exchange.digest()).toBe(await serverDigest());
  });
});

async function serverDigest(): Promise<string> {
  return (await server.store.read((reads) => reads('99999').counter())).digest;
}
