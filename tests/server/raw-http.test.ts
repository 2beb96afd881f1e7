import { connect } from 'node:net';
import { request as secureRequest } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInPath } from '../../src/protocol/sign-in.ts';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { createApp } from '../../sync-server/app.ts';
import { howItCame } from '../../sync-server/how-it-came.ts';
import { listen, type Listening, type ListenAt } from '../../sync-server/listen.ts';
import { createLog } from '../../sync-server/log.ts';
import type { StaticFiles } from '../../sync-server/static-files.ts';
import { makeCertificate } from '../support/made-up-certificate.ts';
import { testAppParts } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const secret = { bytes: Buffer.from('the page'), etag: '"page"' };
const files: StaticFiles = new Map(
  ['/index.html', '/assets/a.js'].map((path) => [
    path,
    { path, contentType: 'text/html', immutable: false, plain: secret, packed: undefined },
  ]),
);

let server: ServerInProcess;
let listening: Listening;
let failed: string[];

beforeEach(async () => {
  server = await openServerInProcess();
  failed = [];
});
afterEach(async () => {
  await listening.stop(0);
  await server.close();
});

async function open(how: Partial<ListenAt> = {}, proxies: readonly string[] = []): Promise<void> {
  const log = createLog('error', { write: (line) => void failed.push(line) });
  const came = howItCame(new Set(proxies));
  const app = createApp(await testAppParts(server.store, { clock: server.clock, files, log, ...came }));
  listening = await listen(app, { host: '127.0.0.1', port: 0, ...how });
}

/** Speaks by hand, a piece at a time, and gives what came back when the server ends the connection. */
function speak(...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    pieces.forEach((piece) => socket.write(piece, 'latin1'));
  });
}

const head = 'Host: localhost\r\nConnection: close\r\n';

describe('what no browser would say', () => {
  it.each([
    ['a way out of the folder', `GET /../../etc/passwd HTTP/1.1\r\n${head}\r\n`],
    ['the same, disguised', `GET /assets/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\n${head}\r\n`],
    ['the same, disguised twice', `GET /%252e%252e/%252e%252e/etc/passwd HTTP/1.1\r\n${head}\r\n`],
    ['backslashes', `GET /..\\..\\windows\\win.ini HTTP/1.1\r\n${head}\r\n`],
    ['a NUL', `GET /assets/a.js%00.html HTTP/1.1\r\n${head}\r\n`],
    ['half a character', `GET /v1/snapshots/%e1%bb HTTP/1.1\r\n${head}\r\n`],
    ['a percent sign alone', `GET /v1/snapshots/% HTTP/1.1\r\n${head}\r\n`],
    ['another host’s address', `GET http://elsewhere.test/v1/keys.. HTTP/1.1\r\n${head}\r\n`],
    ['two slashes', `GET //elsewhere.test/a.js HTTP/1.1\r\n${head}\r\n`],
    ['no host', 'GET /nothing.here HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a host that is none', 'GET /nothing.here HTTP/1.1\r\nHost: a b[\r\nConnection: close\r\n\r\n'],
    ['two hosts', `GET /nothing.here HTTP/1.1\r\n${head}Host: other\r\n\r\n`],
    ['a way of asking of its own', `BREW /assets/a.js HTTP/1.1\r\n${head}\r\n`],
    ['TRACE', `TRACE / HTTP/1.1\r\n${head}\r\n`],
    ['OPTIONS of everything', `OPTIONS * HTTP/1.1\r\n${head}\r\n`],
    ['two lengths', `POST ${signInPath} HTTP/1.1\r\n${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    ['a negative length', `POST ${signInPath} HTTP/1.1\r\n${head}Content-Length: -1\r\n\r\n`],
    [
      'two messages in one',
      `POST ${signInPath} HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'a chunk without an end',
      `POST ${signInPath} HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{`,
    ],
    [
      'two types',
      `POST ${syncPath} HTTP/1.1\r\n${head}Content-Type: ${syncMediaType}\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n{}`,
    ],
    [
      'two tokens',
      `POST ${syncPath} HTTP/1.1\r\n${head}Authorization: Bearer a\r\nAuthorization: Bearer b\r\nContent-Length: 0\r\n\r\n`,
    ],
    ['a head of 100 KB', `GET / HTTP/1.1\r\n${head}X-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['a line folded into the next', `GET /nothing.here HTTP/1.1\r\n${head}X-A: b\r\n c\r\n\r\n`],
    ['no HTTP', 'hello?\r\n\r\n'],
  ])('%s is a refusal, and nothing is given away', async (_, text) => {
    await open();
    const answer = await speak(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /u);
    expect(answer).not.toContain('root:');
    expect(answer).not.toContain('the page');
    expect(failed).toEqual([]);
    expect((await fetch(`${listening.url}/healthz`)).status).toBe(200);
  });

  it('[R17] more headers than anybody sends are not all read', async () => {
    await open();
    const many = Array.from({ length: 400 }, (_, at) => `X-${at}: ${at}\r\n`).join('');
    expect(await speak(`GET /assets/a.js HTTP/1.1\r\n${head}${many}\r\n`)).toContain('the page');
  });
});

describe('a caller that takes its time', () => {
  const patience = { headMs: 150, requestMs: 400, silentMs: 5_000, lookEveryMs: 50 };

  it('[R17] dribbles its head, and is sent away', async () => {
    await open({ patience });
    const dribbled = dribble(['GET / HTTP/1.1\r\n', 'Host: x\r\n'], 'X-A: b\r\n');
    expect(await dribbled).toMatch(/^HTTP\/1\.1 408 /u);
  });

  it('[R17] dribbles its body, and is sent away', async () => {
    await open({ patience: { ...patience, headMs: 300 } });
    const start = `POST ${signInPath} HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n`;
    expect(await dribble([start], '{')).toMatch(/^HTTP\/1\.1 4\d\d |^$/u);
    expect(failed).toEqual([]);
  });

  it('[R17] says nothing at all, and is sent away', async () => {
    await open({ patience: { ...patience, headMs: 60_000, requestMs: 60_000, silentMs: 100 } });
    expect(await speak('')).toBe('');
    expect(await speak('GET / HT')).toBe('');
  });

  /** A drop at a time, until the server ends it. */
  function dribble(beginning: readonly string[], drop: string): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
      const dripping = setInterval(() => socket.write(drop), 20);
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(dripping);
        resolve(answer);
      });
      beginning.forEach((piece) => socket.write(piece));
    });
  }
});

describe('by HTTPS', () => {
  it('is served with a given certificate, and asks to be come to so for a year', async () => {
    const certificate = makeCertificate();
    await open({ certificate });
    expect(listening.url).toMatch(/^https:/u);
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      const url = `${listening.url.replace('127.0.0.1', 'localhost')}/assets/a.js`;
      const asked = secureRequest(url, { ca: certificate.cert, host: 'localhost', family: 4 }, (answer) => {
        answer.resume();
        resolve(answer.headers);
      });
      asked.on('error', reject).end();
    });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('before us, as a proxy of ours says; what anybody else says of it counts for nothing', async () => {
    const said = { headers: { 'x-forwarded-proto': 'https' } };
    await open({}, ['127.0.0.1']);
    const { headers } = await fetch(`${listening.url}/assets/a.js`, said);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await fetch(`${listening.url}/assets/a.js`)).headers.get('strict-transport-security')).toBeNull();
    await listening.stop(0);
    await open();
    expect((await fetch(`${listening.url}/assets/a.js`, said)).headers.get('strict-transport-security')).toBeNull();
  });
});
