import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/error-answer.ts';
import { exchangeLimits, syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { StoreBusy } from '../../sync-server/store/port.ts';
import { testNonce } from '../support/plain-device.ts';
import { openTestStore } from '../support/test-store.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
});
afterEach(() => server.close());

function send(body: BodyInit, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return server.fetch(server.serverUrl + syncPath, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.session.token}`, 'content-type': syncMediaType, ...headers },
    body,
  });
}

async function problem(answer: Response): Promise<{ status: number; code: string; field: string | null }> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { code, field } = v.parse(errorAnswerSchema, await answer.json());
  return { status: answer.status, code, field };
}

describe('the exchange over HTTP', () => {
  it('[R6] answers in its own media type, with the nonce, never cached', async () => {
    const answer = await desk.post(desk.request({}));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(syncMediaType);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ nonce: testNonce, protocol: 2, spreadMs: null });
  });

  it('packs a large answer for those who can unpack it', async () => {
    const lanes = [desk.run(1, ...desk.acts.openings(20))];
    const packed = await desk.post(desk.request({ lanes }), { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const text = gunzipSync(await packed.arrayBuffer()).toString();
    expect(JSON.parse(text)).toMatchObject({ nonce: testNonce });
    const plain = await desk.post(desk.request({ lanes }), { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('takes a plain body as well as a packed one', async () => {
    expect((await send(JSON.stringify(desk.request({})))).status).toBe(200);
  });

  it('wants its own media type, and gzip or nothing', async () => {
    const body = JSON.stringify(desk.request({}));
    expect(await problem(await send(body, { 'content-type': 'application/json' }))).toMatchObject({ status: 415 });
    expect(await problem(await send(body, { 'content-encoding': 'br' }))).toMatchObject({
      status: 415,
      code: 'unsupportedMedia',
    });
  });

  it('names the field that is wrong', async () => {
    const bad = { ...desk.request({}), device: 'mine' };
    expect(await problem(await send(JSON.stringify(bad)))).toEqual({
      status: 400,
      code: 'badRequest',
      field: 'device',
    });
    const lanes = [{ ...desk.run(1), incarnation: 'small' }];
    expect(await problem(await desk.post(desk.request({ lanes })))).toMatchObject({ field: 'lanes.0.incarnation' });
  });

  it('[R7] answers broken gzip, broken text and broken JSON with 400', async () => {
    const whole = gzipSync(JSON.stringify(desk.request({})));
    const cut = new Uint8Array(whole.subarray(0, whole.length - 20));
    expect(await problem(await send(cut, { 'content-encoding': 'gzip' }))).toMatchObject({ status: 400 });
    expect(await problem(await send(new Uint8Array([0xff, 0xfe, 0x7b])))).toMatchObject({ status: 400 });
    expect(await problem(await send('<html>'))).toMatchObject({ status: 400, code: 'badRequest' });
  });

  it('[R17] takes no more than the bound, packed, unpacked or by number', async () => {
    const over = exchangeLimits.requestBytes + 1;
    expect(await problem(await send(' '.repeat(over)))).toMatchObject({ status: 413, code: 'tooLarge' });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(exchangeLimits.requestBytes);
    const answer = await send(new Uint8Array(bomb), { 'content-encoding': 'gzip' });
    expect(await problem(answer)).toMatchObject({ status: 413, code: 'tooLarge' });
    const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(65_536).fill(32)) });
    const headers = { authorization: `Bearer ${desk.session.token}`, 'content-type': syncMediaType };
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: endless, duplex: 'half' };
    const streamed = new Request(server.serverUrl + syncPath, init);
    expect(await problem(await server.fetch(streamed))).toMatchObject({ status: 413 });
    const unreadable = { hash: 'a'.repeat(64), unreadable: desk.acts.opening().mid };
    const many = Array.from({ length: exchangeLimits.mutations + 1 }, () => unreadable);
    expect(await problem(await desk.post(desk.request({ lanes: [desk.run(1, ...many)] })))).toMatchObject({
      status: 413,
      field: 'lanes',
    });
  });

  it('[R9] answers 401 to no token, a wrong one, an expired one and one of another device', async () => {
    const body = JSON.stringify(desk.request({}));
    const without = await send(body, { authorization: '' });
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problem(without)).toMatchObject({ status: 401, code: 'signInNeeded' });
    expect((await send(body, { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401);
    const elsewhere = await openDesk(server, { device: 9 });
    expect((await send(JSON.stringify(elsewhere.request({})))).status).toBe(401);
    expect((await send(body)).status).toBe(200);
    server.clock.advance(12 * 3_600_000);
    expect((await send(body)).status).toBe(401);
  });

  it('[R7] answers 503 and when to come back while it stops or its database is held', async () => {
    const stopping = await openServerInProcess({ stopping: () => true });
    const answer = await stopping.fetch(`${stopping.serverUrl}/v1/sync`, { method: 'POST' });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await problem(answer)).toMatchObject({ status: 503, code: 'shuttingDown' });
    expect((await stopping.fetch(`${stopping.serverUrl}/healthz`)).status).toBe(503);
    await stopping.close();

    const store = await openTestStore();
    const held = await openServerInProcess(
      {},
      { store: { ...store, inScope: () => Promise.reject(new StoreBusy('held')) } },
    );
    const hers = await openDesk(held);
    const busy = await hers.post(hers.request({ lanes: [hers.run(1, hers.acts.opening())] }));
    expect(await problem(busy)).toMatchObject({ status: 503, code: 'busy' });
    await held.close();
  });

  it('[R7] answers 500 to what it did not expect, without a word of the request', async () => {
    const store = await openTestStore();
    const failing = await openServerInProcess(
      {},
      { store: { ...store, inScope: () => Promise.reject(new Error('disk I/O error at Nguyễn')) } },
    );
    const hers = await openDesk(failing);
    const answer = await hers.post(hers.request({ lanes: [hers.run(1, hers.acts.opening())] }));
    const text = await answer.clone().text();
    expect(text).not.toContain('Nguyễn');
    expect(await problem(answer)).toMatchObject({ status: 500, code: 'internal' });
    await failing.close();
  });

  it('tells its health with its epoch', async () => {
    const answer = await server.fetch(`${server.serverUrl}/healthz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      status: 'ok',
      epoch: await server.store.epoch(),
      backup: { status: 'off', newest: null },
    });
    const store = await openTestStore();
    const full = await openServerInProcess(
      {},
      { store: { ...store, check: () => Promise.reject(new Error('disk full')) } },
    );
    const ill = await full.fetch(`${full.serverUrl}/healthz`);
    expect(ill.status).toBe(503);
    expect(await ill.json()).toMatchObject({ status: 'storeFailed' });
    await full.close();
  });

  it('guards every page, and offers itself to no other origin', async () => {
    for (const path of ['/healthz', '/v1/sync', '/nothing.here']) {
      const answer = await server.fetch(server.serverUrl + path, { headers: { origin: 'https://elsewhere.test' } });
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    const { headers } = await server.fetch(`${server.serverUrl}/nothing.here`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('x-request-id')).toBeTruthy();
  });

  it('says no more than it must when there is nothing new', async () => {
    const { changes } = await desk.pull(null);
    const cursor = changes[0]?.cursor ?? null;
    const pull = [{ scope: '99999', cursor, want: [], pageBytes: exchangeLimits.pageBytes.min }];
    const answer = await desk.post(desk.request({ pull }), { headers: { 'accept-encoding': 'gzip' } });
    const headers = [...answer.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    const body = (await answer.arrayBuffer()).byteLength;
    // The product's budget for the whole answer is 600 bytes; the status line and Node's own headers take 102 of them.
    expect(headers + body + 102).toBeLessThanOrEqual(600);
  });

  it('answers 404 under /v1 and to unknown ways of asking, never with the app', async () => {
    const asPerson = { accept: 'text/html' };
    expect(await problem(await server.fetch(`${server.serverUrl}/v1/other`, { headers: asPerson }))).toMatchObject({
      status: 404,
    });
    expect(await problem(await server.fetch(`${server.serverUrl}/v1/sync`, { headers: asPerson }))).toMatchObject({
      status: 404,
      code: 'notFound',
    });
    expect(await problem(await server.fetch(server.serverUrl, { method: 'PUT' }))).toMatchObject({ status: 404 });
  });
});
