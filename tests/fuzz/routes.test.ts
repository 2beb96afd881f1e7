import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicePath } from '../../src/protocol/device-proof.ts';
import { deviceDeedPath, devicesPath, handedInPath, handInPath, openedHandInPath } from '../../src/protocol/devices.ts';
import { deliveryPath, exchangesPath } from '../../src/protocol/delivery.ts';
import { figuresPath } from '../../src/protocol/figures.ts';
import { livePath } from '../../src/protocol/live.ts';
import { parcelPath, pieceMediaType } from '../../src/protocol/parcel.ts';
import { passwordPath } from '../../src/protocol/password.ts';
import { peoplePath, personDeedPath } from '../../src/protocol/people.ts';
import { quarantinePath } from '../../src/protocol/quarantine.ts';
import { keysPath } from '../../src/protocol/seal.ts';
import { refreshPath } from '../../src/protocol/refresh.ts';
import { signInPath, signInResponseSchema } from '../../src/protocol/sign-in.ts';
import { exchangeLimits, syncMediaType, syncPath, type SyncRequest } from '../../src/protocol/sync-exchange.ts';
import { writeRequest } from '../../src/protocol/wire/request.ts';
import { checkPath } from '../../sync-server/public-check/check-page.ts';
import { type Desk, openDesk } from '../server/open-desk.ts';
import { inOrder } from '../support/answered-in-order.ts';
import { madeUpId } from '../support/acts.ts';
import { openTables, type OpenTables } from '../support/dump-tables.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { hostileTexts } from '../support/hostile-values.ts';
import { testNonce } from '../support/plain-device.ts';
import { holdServerClock, testPassword } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { broken, instead, namesField, post } from './broken-requests.ts';

let tables: OpenTables;
let server: ServerInProcess;
let desk: Desk;
let refresh: string | undefined;
const renewing = madeUpId(0xd0e);

beforeAll(async () => {
  tables = await openTables(holdServerClock());
  server = await openServerInProcess({}, { store: tables.store });
  desk = await openDesk(server);
  await desk.push(1, ...desk.acts.openings(3));
  const { username, password } = server.accounts[1];
  const body = JSON.stringify({ username, password, device: renewing, refreshes: true });
  const signedIn = await server.fetch(server.serverUrl + signInPath, post('application/json', body));
  refresh = v.parse(signInResponseSchema, await signedIn.json()).refresh?.token;
});
afterAll(() => tables.close());

/** Asks, and holds the answer to its promises: thought of, in words, and without a trace where it is a refusal. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  const before = await tables.dump();
  const answer = await server.fetch(server.serverUrl + path, init);
  await inOrder(answer);
  if (answer.status >= 400 && answer.status !== 409) expect(await tables.dump()).toEqual(before);
  return answer;
}

const bearer = () => ({ authorization: `Bearer ${desk.session.token}` });
/** A request that says everything a request can. */
function wholeRequest(): SyncRequest {
  const cursor = { epoch: madeUpId(5), seq: 2, chain: 'a'.repeat(64) };
  const { mid } = desk.acts.opening();
  return desk.request({
    lanes: [
      desk.run(4, desk.acts.opening(), { hash: 'b'.repeat(64), unreadable: mid }),
      { ...desk.run(1), author: madeUpId(0xa02), mutations: [{ hash: 'c'.repeat(64), letGo: mid }] },
    ],
    held: [{ scope: desk.scope, mid, revision: 1, voucher: { receipt: {}, path: [], seal: {} } }],
    pull: [
      {
        scope: desk.scope,
        cursor,
        anchors: [cursor],
        want: [{ kind: 'dossier', id: mid }],
        pageBytes: exchangeLimits.pageBytes.min,
        whole: true,
        loads: true,
        books: true,
      },
    ],
  });
}

describe('every route that takes a body', () => {
  it('the exchange in plain JSON: a request broken in one place', async () => {
    await fuzzedAsync(
      fc.asyncProperty(fc.nat(), instead, async (where, other) => {
        const body = broken(wholeRequest(), where, other);
        const answer = await ask(syncPath, post(syncMediaType, JSON.stringify(body), bearer()));
        await namesField(answer, body);
      }),
    );
  });

  it('the exchange in columns: a request broken in one place', async () => {
    const columns = () => writeRequest(wholeRequest(), { wholeHashes: false });
    await fuzzedAsync(
      fc.asyncProperty(fc.nat(), instead, async (where, other) => {
        const body = broken(columns(), where, other);
        await ask(syncPath, post(syncMediaType, JSON.stringify(body), bearer()));
      }),
    );
  });

  it('[R15] the exchange of the first protocol: a request broken in one place', async () => {
    const first = () => ({ ...wholeRequest(), protocol: 1 });
    await fuzzedAsync(
      fc.asyncProperty(fc.nat(), instead, async (where, other) => {
        const body = broken(first(), where, other);
        await ask(syncPath, post(syncMediaType, JSON.stringify(body), bearer()));
      }),
    );
  });

  it('signing in: a request broken in one place, whose answer names the field', async () => {
    const good = { username: 'thu2', password: `${testPassword}!`, device: madeUpId(0xd0f) };
    await fuzzedAsync(
      fc.asyncProperty(fc.nat(), instead, async (where, other) => {
        const body = broken(good, where, other);
        const answer = await ask(signInPath, post('application/json', JSON.stringify(body)));
        await namesField(answer, body);
      }),
      150,
    );
  });

  it('the renewal of a sign-in: a good one broken in one place', async () => {
    const good = { refresh, device: renewing };
    await fuzzedAsync(
      fc.asyncProperty(fc.nat(), instead, async (where, other) => {
        const body = broken(good, where, other);
        const answer = await ask(refreshPath, post('application/json', JSON.stringify(body)));
        await namesField(answer, body);
      }),
      150,
    );
    // Whatever was tried with it, it is still good.
    expect((await ask(refreshPath, post('application/json', JSON.stringify(good)))).status).toBe(200);
  });

  it('any bytes at all, under any name for them', async () => {
    const types = [
      syncMediaType,
      'application/json',
      `${syncMediaType}; charset=utf-16`,
      'text/html',
      '',
      pieceMediaType,
    ];
    const encodings = ['gzip', 'identity', 'gzip, gzip', 'br', 'deflate', 'x-gzip', ''];
    const good = gzipSync(JSON.stringify({ protocol: 2 }));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // Cut off, one bit turned, packed twice.
      fc.nat(good.length).map((length) => new Uint8Array(good.subarray(0, length))),
      fc.nat(good.length - 1).map((at) => new Uint8Array(good).map((byte, index) => (index === at ? byte ^ 4 : byte))),
      fc.constant(new Uint8Array(gzipSync(good))),
      fc
        .constantFrom('{"__proto__":{"a":1}}', '[[[[', '{"a":1e999}', '"\\ud800"', 'null', '\ufeff{}')
        .map((text) => new TextEncoder().encode(text)),
    );
    const paths = fc.constantFrom(
      ...[syncPath, signInPath, refreshPath, parcelPath(testNonce), peoplePath, passwordPath],
    );
    await fuzzedAsync(
      fc.asyncProperty(
        paths,
        bytes,
        fc.constantFrom(...types),
        fc.constantFrom(...encodings),
        async (path, body, type, encoding) => {
          const headers = {
            ...bearer(),
            'content-encoding': encoding,
            'content-range': `bytes 0-${body.length - 1}/${body.length}`,
          };
          await ask(path, post(type, body, headers));
        },
      ),
    );
  });

  it('[R17] bombs: more gzip in gzip, more values in columns, more brackets than it may be', async () => {
    const zeros = gzipSync(Buffer.alloc(400 * 1024 * 1024));
    const bombs: [BodyInit, Record<string, string>][] = [
      [new Uint8Array(zeros), { 'content-encoding': 'gzip' }],
      [new Uint8Array(gzipSync(zeros)), { 'content-encoding': 'gzip' }],
      ['['.repeat(exchangeLimits.requestBytes), {}],
      [
        JSON.stringify([
          2,
          ['n', 'd', 'i', 'b'],
          [[4e9, 'x', 'x', 'x', 1]],
          [4e9, ['=', 'x'.repeat(1_000)]],
          [0, 0],
          [],
        ]),
        {},
      ],
      [JSON.stringify(desk.request({ build: 'ử'.repeat(10_000_000) })), {}],
      [JSON.stringify({ username: 'ử'.repeat(10_000_000), password: 'x', device: desk.device }), {}],
    ];
    const heap = process.memoryUsage().rss;
    for (const [body, headers] of bombs) {
      for (const [path, type] of [
        [syncPath, syncMediaType],
        [signInPath, 'application/json'],
        [refreshPath, 'application/json'],
      ] as const) {
        expect((await ask(path, post(type, body, { ...bearer(), ...headers }))).status).toBeGreaterThanOrEqual(400);
      }
    }
    expect(process.memoryUsage().rss - heap).toBeLessThan(400 * 1024 * 1024);
  });
});

describe('every route that takes an id or a question', () => {
  const texts = fc.oneof(
    fc.constantFrom(...hostileTexts, '99999', '1-0123456789abcdef', '-1', '1e3', '0x10'),
    fc.string(),
  );
  const encoded = texts.map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')));

  it.each([
    ['a snapshot', (id: string) => `/v1/snapshots/${id}`],
    ['a chunk', (id: string) => `/v1/snapshots/99999/${id}/${id}`],
    ['what is set apart', (id: string) => `${quarantinePath}?after=${id}&after=${id}`],
    ['live, of a commune', (id: string) => `${livePath}?scope=${id}&after=0&wait=0`],
    ['live, after a number', (id: string) => `${livePath}?after=${id}&wait=0&__proto__=1`],
    ['a parcel', (id: string) => `/v1/parcels/${id}`],
    ['a machine', (id: string) => deviceDeedPath(id, 'revoke')],
    ['people', (id: string) => `${peoplePath}?${id}`],
    ['a person', (id: string) => personDeedPath(id, 'end')],
    ['figures', (id: string) => `${figuresPath}?${id}`],
    ['what is handed over', (id: string) => `${deliveryPath}?${id}`],
    ['an order about it', (id: string) => `${deliveryPath}/${id}`],
    ['what was said of one', (id: string) => `${exchangesPath(id)}?after=${id}`],
    ['word of a change', (id: string) => `/v1/delivery/changed/${id}`],
    ['machines', (id: string) => `${devicesPath}?${id}`],
    ['the machine that asks', (id: string) => `${devicePath}?${id}`],
    ['what is handed in', (id: string) => handInPath(id)],
    ['what was handed in', (id: string) => handedInPath(id, id)],
    ['what opens it', (id: string) => openedHandInPath(id, id)],
    ['no route at all', (id: string) => `/v1/${id}`],
    ['a file', (id: string) => `/assets/${id}`],
    ['a screen', (id: string) => `/${id}`],
  ])('%s', async (_, path) => {
    await fuzzedAsync(
      fc.asyncProperty(
        encoded,
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
        async (id, method) => {
          const headers = { ...bearer(), accept: 'text/html', range: `bytes=${id}-`, 'if-none-match': '"x"' };
          const answer = await ask(path(id), { method, headers });
          if (answer.headers.get('content-type') !== 'text/event-stream') return;
          await answer.body?.cancel();
        },
      ),
      60,
    );
  });

  it('headers of any kind are a refusal or nothing', async () => {
    const names = [
      'authorization',
      'content-range',
      'range',
      'if-range',
      'if-none-match',
      'accept-encoding',
      'content-length',
      'content-encoding',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
      fc.constantFrom(
        'Bearer ',
        `Device ${madeUpId(0xd01)}`,
        `Device ${madeUpId(0xd01)}.tq0000.${'A'.repeat(86)}`,
        `Bearer ${'x'.repeat(22)}.zzzzzzzzz.${'A'.repeat(86)}`,
        `Bearer ${'x'.repeat(43)}`,
        `Bearer ${'x'.repeat(9_000)}`,
        'bytes 5-3/10',
        'bytes */0',
        'bytes 0-0/999999999',
        'bytes=-',
        'bytes=0-0,5-9',
        '-1',
        '1e9',
      ),
    );
    const path = fc.constantFrom(
      '/',
      '/healthz',
      keysPath,
      devicesPath,
      devicePath,
      handInPath('a'.repeat(64)),
      quarantinePath,
      syncPath,
      checkPath,
      parcelPath(testNonce),
    );
    await fuzzedAsync(
      fc.asyncProperty(
        path,
        fc.constantFrom('GET', 'POST'),
        fc.constantFrom(...names),
        value,
        async (to, method, name, said) => {
          await ask(to, { method, headers: { ...bearer(), [name]: said.trim() } });
        },
      ),
    );
  });
});
