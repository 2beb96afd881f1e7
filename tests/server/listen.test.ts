import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { createApp } from '../../sync-server/app.ts';
import { createLog } from '../../sync-server/log.ts';
import { listen, type Listening } from '../../sync-server/listen.ts';
import type { StaticFiles } from '../../sync-server/static-files.ts';
import { madeUpId } from '../support/acts.ts';
import { openPlainDevice, type PlainDevice } from '../support/plain-device.ts';
import { testAppParts } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const bytes = Buffer.from('abcdefghij'.repeat(1_000));
const body = { bytes, etag: '"tag"' };
const files: StaticFiles = new Map([
  [
    '/assets/a.js.gz',
    { path: '/assets/a.js.gz', contentType: 'application/gzip', immutable: true, plain: body, packed: undefined },
  ],
]);

let server: ServerInProcess;
let listening: Listening;
let device: PlainDevice;
let lines: string[];
let onLine: (line: string) => void;
let stopped: boolean;

beforeEach(async () => {
  lines = [];
  onLine = () => undefined;
  stopped = false;
  server = await openServerInProcess();
  const log = createLog('info', {
    write(line) {
      lines.push(line);
      onLine(line);
    },
  });
  const app = createApp(await testAppParts(server.store, { clock: server.clock, files, log }));
  listening = await listen(app, { host: '127.0.0.1', port: 0 });
  const [account] = server.accounts;
  device = await openPlainDevice({ fetch, serverUrl: listening.url, account, device: madeUpId(0xd01) });
});
afterEach(async () => {
  if (!stopped) await listening.stop(0);
  await server.close();
});

/** Speaks HTTP by hand and gives what came back when the server ends the connection. */
function speak(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(listening.url).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('over a real connection', () => {
  it('a file is resumed to the byte, with its exact length', async () => {
    const head = 'Host: x\r\nConnection: close\r\n';
    const part = await speak(`GET /assets/a.js.gz HTTP/1.1\r\n${head}Range: bytes=9990-\r\nIf-Range: "tag"\r\n\r\n`);
    expect(part).toMatch(/^HTTP\/1\.1 206 /u);
    expect(part.toLowerCase()).toContain('content-length: 10\r\n');
    expect(part.toLowerCase()).toContain('content-range: bytes 9990-9999/10000\r\n');
    expect(part.endsWith('\r\n\r\nabcdefghij')).toBe(true);
    const size = await speak(`HEAD /assets/a.js.gz HTTP/1.1\r\n${head}\r\n`);
    expect(size.toLowerCase()).toContain('content-length: 10000\r\n');
    expect(size.endsWith('\r\n\r\n')).toBe(true);
  });

  it('[R17] a body that says it is too large is refused before it is read', async () => {
    const answer = await speak(
      `POST ${syncPath} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${device.session.token}\r\n` +
        `Content-Type: ${syncMediaType}\r\nContent-Length: 99999999\r\n\r\n{`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it('[R7] an upload that breaks off leaves the server as it was', async () => {
    const headers = {
      authorization: `Bearer ${device.session.token}`,
      'content-type': syncMediaType,
      'content-length': '1000',
    };
    const told = new Promise<unknown>((resolve) => {
      onLine = (line) => {
        if (line.includes('"msg":"request"')) resolve(JSON.parse(line));
      };
    });
    const upload = httpRequest(listening.url + syncPath, { method: 'POST', headers });
    upload.on('error', () => undefined);
    upload.write('{"protocol":1,');
    upload.once('socket', (socket) => socket.once('connect', () => setImmediate(() => upload.destroy())));
    expect(await told).toMatchObject({ route: syncPath, status: 400 });
    expect(lines.join('')).not.toContain('a request failed');
    expect((await device.pull(null)).changes).toHaveLength(1);
  });

  it('a stop cuts what outlasts its patience', async () => {
    const hanging = speak(
      `POST ${syncPath} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${device.session.token}\r\n` +
        `Content-Type: ${syncMediaType}\r\nContent-Length: 100\r\n\r\n{`,
    );
    await device.pull(null);
    stopped = true;
    await listening.stop(50);
    expect(await hanging).toBe('');
    await expect(fetch(listening.url)).rejects.toThrow();
  });
});
