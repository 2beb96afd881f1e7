import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openBadLine, type BadLine, type BadLineOptions } from './bad-line.ts';
import { createSeededRandom } from './seeded-random.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Echoes what is posted; remembers that it was asked. */
async function startEcho(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('error', () => undefined);
    req.on('end', () => {
      asked.push(`${req.method ?? ''} ${req.url ?? ''}`);
      res.end(Buffer.concat(parts));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { port: (server.address() as AddressInfo).port, asked };
}

async function startLine(port: number, options: Omit<BadLineOptions, 'target'>): Promise<BadLine> {
  const line = await openBadLine({ target: { host: '127.0.0.1', port }, ...options });
  open.push(() => line.close());
  return line;
}

/** One connection per request, so that a test knows which connection it is on. */
function post(line: BadLine, path: string, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const req = request(
      { host: '127.0.0.1', port: line.port, path, method: 'POST', agent: false },
      (res: IncomingMessage) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => resolve(Buffer.concat(parts)));
        res.on('error', reject);
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

function madeUpBytes(length: number): Buffer {
  const random = createSeededRandom(length);
  return Buffer.from(Array.from({ length }, () => random.integer(0, 255)));
}

describe('the bad line', () => {
  it('carries every byte both ways when it is told of no fault', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 1 });
    const body = madeUpBytes(1_000_000);

    const answers = await Promise.all([post(line, '/a', body), post(line, '/b', body)]);

    expect(answers.every((answer) => answer.equals(body))).toBe(true);
    expect(line.stats).toMatchObject({ connections: 2, resets: 0 });
    expect(line.stats.bytesUp).toBeGreaterThan(2_000_000);
    expect(line.stats.bytesDown).toBeGreaterThan(2_000_000);
  });

  it('resets each connection after a number of bytes drawn from its seed', async () => {
    const echo = await startEcho();
    const body = madeUpBytes(60_000);
    const bytesPerConnection = async (seed: number): Promise<number[]> => {
      const line = await startLine(echo.port, { seed, resetEvery: { min: 8_192, max: 40_960 } });
      const seen: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        const before = line.stats.bytesUp + line.stats.bytesDown;
        await expect(post(line, '/', body)).rejects.toThrow();
        seen.push(line.stats.bytesUp + line.stats.bytesDown - before);
      }
      expect(line.stats).toMatchObject({ connections: 5, resets: 5 });
      return seen;
    };

    const first = await bytesPerConnection(7);

    expect(first.every((bytes) => bytes >= 8_192 && bytes <= 40_960)).toBe(true);
    expect(new Set(first).size).toBe(5);
    expect(await bytesPerConnection(7)).toEqual(first);
    expect(await bytesPerConnection(8)).not.toEqual(first);
  });

  it('lets a request through that fits before the reset', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 3, resetEvery: { min: 8_192, max: 40_960 } });
    const body = madeUpBytes(3_000);

    for (let n = 0; n < 5; n += 1) expect(await post(line, '/', body)).toEqual(body);

    expect(line.stats.resets).toBe(0);
  });

  it('is never faster than its rate and latency, for all connections together', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, {
      seed: 1,
      latencyMs: 20,
      bytesPerSecond: { up: 100_000, down: 100_000 },
    });
    const body = madeUpBytes(10_000);
    const startedAt = performance.now();

    const answers = await Promise.all([post(line, '/a', body), post(line, '/b', body)]);

    expect(answers.every((answer) => answer.equals(body))).toBe(true);
    // 20,000 bytes up at 100,000 a second, then at least the last 10,000 down, and two round trips.
    expect(performance.now() - startedAt).toBeGreaterThan(200 + 80);
  });

  it('refuses everything while offline and works again after', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 1 });

    line.setOffline(true);
    await expect(post(line, '/', madeUpBytes(10))).rejects.toThrow();
    expect(echo.asked).toEqual([]);

    line.setOffline(false);
    expect(await post(line, '/', madeUpBytes(10))).toEqual(madeUpBytes(10));
  });

  it('moves nothing while it hangs, and goes on where it stood', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 1 });

    line.setHanging(true);
    let settled = false;
    const answer = post(line, '/', madeUpBytes(10)).finally(() => {
      settled = true;
    });
    // Another line to the same server is the clock: what it carries there and back, the hanging one had time for too.
    const other = await startLine(echo.port, { seed: 2 });
    await post(other, '/other', madeUpBytes(50_000));
    expect(settled).toBe(false);
    expect(echo.asked).toEqual(['POST /other']);

    line.setHanging(false);
    expect(await answer).toEqual(madeUpBytes(10));
  });

  it('can lose a reply after the server has acted', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 1 });

    const cut = line.cutAfterRequest((head) => head.startsWith('POST /v1/sync '));
    expect(await post(line, '/other', madeUpBytes(5))).toEqual(madeUpBytes(5));
    const down = line.stats.bytesDown;
    await expect(post(line, '/v1/sync', madeUpBytes(20_000))).rejects.toThrow();
    await cut;

    expect(echo.asked).toEqual(['POST /other', 'POST /v1/sync']);
    expect(line.stats.bytesDown).toBe(down);
    expect(await post(line, '/v1/sync', madeUpBytes(5))).toEqual(madeUpBytes(5));
  });

  it('can lose a request before the server has seen it', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 1 });

    const cut = line.cutBeforeRequest();
    await expect(post(line, '/v1/sync', madeUpBytes(20_000))).rejects.toThrow();
    await cut;

    expect(echo.asked).toEqual([]);
    expect(await post(line, '/v1/sync', madeUpBytes(5))).toEqual(madeUpBytes(5));
  });

  it('resets the client when the server is not there', async () => {
    const echo = await startEcho();
    const line = await startLine(echo.port, { seed: 1 });
    for (const close of open.splice(0, 1)) await close();

    await expect(post(line, '/', madeUpBytes(5))).rejects.toThrow();
  });
});
