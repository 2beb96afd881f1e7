import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchResumably, type Fetched, type FetchParts } from '../../src/service-worker/fetch-resumably.ts';
import { openBadLine } from '../support/bad-line.ts';
import { answerWithRange, openFileServer, type FileServer } from '../support/file-server.ts';
import { digestOf, madeUpDeliveryFile } from '../support/made-up-delivery-file.ts';

const { file, travelling } = madeUpDeliveryFile('/assets/main-abc.js', 60_000);
const stallMs = 20_000;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function startServer(
  answer: (ask: number, req: IncomingMessage, res: ServerResponse) => void,
): Promise<FileServer> {
  const server = await openFileServer(answer);
  open.push(() => server.close());
  return server;
}

const never = new Promise<void>(() => undefined);

/** Waits between tries take no time. The first connection has been silent for too long when `stall` says so, no other ever. */
function partsFor(port: number, stall = never): FetchParts & { waits: number[] } {
  const waits: number[] = [];
  let silences = 0;
  return {
    waits,
    fetch: (url, init) => fetch(`http://127.0.0.1:${port}${url}`, init),
    digest: async (bytes) => digestOf(bytes),
    wait: async (ms) => {
      if (ms === stallMs) {
        silences += 1;
        return silences <= 2 ? stall : never;
      }
      waits.push(ms);
    },
    random: () => 0.5,
    stallMs,
  };
}

function arrivedBytes(fetched: Fetched): Buffer {
  if (fetched.kind !== 'arrived') throw new Error('The file did not arrive.');
  return Buffer.from(fetched.bytes);
}

/** Sends the head and so many bytes of the body, and then breaks. */
function breakAfter(bytes: number, body: Buffer, req: IncomingMessage, res: ServerResponse): void {
  const part = answerWithRange(body, req, res, '"v1"');
  res.write(part.subarray(0, bytes), () => res.socket?.end());
}

describe('fetching a file of the app over a line that breaks', () => {
  it('asks for what travels, once, when nothing breaks', async () => {
    const asked: (string | undefined)[] = [];
    const server = await startServer((_, req, res) => {
      asked.push(req.url);
      res.end(answerWithRange(travelling, req, res));
    });
    const held: number[] = [];

    const fetched = await fetchResumably(file, partsFor(server.port), (bytes) => held.push(bytes));

    expect(arrivedBytes(fetched)).toEqual(travelling);
    expect(asked).toEqual(['/assets/main-abc.js.gz']);
    expect(held.at(-1)).toBe(travelling.length);
    expect([...held].sort((a, b) => a - b)).toEqual(held);
  });

  it('keeps what arrived before each break and asks only for the rest', async () => {
    const server = await startServer((ask, req, res) => {
      if (ask < 3) breakAfter(15_000, travelling, req, res);
      else res.end(answerWithRange(travelling, req, res, '"v1"'));
    });

    const fetched = await fetchResumably(file, partsFor(server.port), () => undefined);

    expect(arrivedBytes(fetched)).toEqual(travelling);
    expect(server.ranges).toEqual(['', 'bytes=15000-', 'bytes=30000-', 'bytes=45000-']);
  });

  it.each([1, 2, 3, 4, 5])('arrives on a line reset every 8 to 40 KB (seed %i)', async (seed) => {
    const server = await startServer((_, req, res) => res.end(answerWithRange(travelling, req, res, '"v1"')));
    const line = await openBadLine({
      target: { host: '127.0.0.1', port: server.port },
      seed,
      bytesPerSecond: { down: 1_000_000 },
      resetEvery: { min: 8_192, max: 40_960 },
    });
    open.push(() => line.close());

    const fetched = await fetchResumably(file, partsFor(line.port), () => undefined);

    expect(arrivedBytes(fetched)).toEqual(travelling);
    expect(line.stats.resets).toBeGreaterThan(0);
  });

  it('[L34] asks for less at a time when a break leaves nothing at all', async () => {
    // Something on the way passes on only what it has whole, and holds no more than 5,000 bytes.
    const server = await startServer((_, req, res) => {
      const part = answerWithRange(travelling, req, res, '"v1"');
      if (part.length > 5_000) res.socket?.destroy();
      else res.end(part);
    });

    const fetched = await fetchResumably(file, partsFor(server.port), () => undefined);

    expect(arrivedBytes(fetched)).toEqual(travelling);
  });

  it('waits longer and longer while a line brings nothing, and not at all after it brought something', async () => {
    const server = await startServer((ask, req, res) => {
      if (ask < 4) res.socket?.destroy();
      else if (ask === 4) breakAfter(1_000, travelling, req, res);
      else res.end(answerWithRange(travelling, req, res, '"v1"'));
    });
    const parts = partsFor(server.port);

    await fetchResumably(file, parts, () => undefined);

    expect(parts.waits.slice(0, 5)).toEqual([500, 1_000, 2_000, 4_000, 0]);
  });

  it('begins again when the content changed between two parts', async () => {
    const older = madeUpDeliveryFile('/assets/main-abc.js', 60_000, 2).travelling;
    const server = await startServer((ask, req, res) => {
      if (ask === 0) {
        const part = answerWithRange(older, req, res, '"v0"');
        res.write(part.subarray(0, 15_000), () => res.socket?.end());
      } else res.end(answerWithRange(travelling, req, res, '"v1"'));
    });

    const fetched = await fetchResumably(file, partsFor(server.port), () => undefined);

    expect(arrivedBytes(fetched)).toEqual(travelling);
    expect(server.ranges).toEqual(['', 'bytes=15000-']);
  });

  it('begins again when a server that tells nothing of versions mixed two', async () => {
    const older = madeUpDeliveryFile('/assets/main-abc.js', 60_000, 2).travelling;
    const server = await startServer((ask, req, res) => {
      if (ask === 0) {
        const part = answerWithRange(older, req, res);
        res.write(part.subarray(0, 15_000), () => res.socket?.end());
      } else res.end(answerWithRange(travelling, req, res));
    });

    expect(arrivedBytes(await fetchResumably(file, partsFor(server.port), () => undefined))).toEqual(travelling);
  });

  it('works with a server that knows no ranges', async () => {
    const server = await startServer((ask, _, res) => {
      res.writeHead(200, { 'content-length': travelling.length });
      if (ask === 0) res.write(travelling.subarray(0, 15_000), () => res.socket?.end());
      else res.end(travelling);
    });

    expect(arrivedBytes(await fetchResumably(file, partsFor(server.port), () => undefined))).toEqual(travelling);
  });

  it('needs no second request when the line breaks after the last byte', async () => {
    const server = await startServer((_, __, res) => {
      // No length is told, so that only a last chunk would end the body well.
      res.writeHead(200, { etag: '"v1"' });
      res.write(travelling, () => res.socket?.end());
    });

    expect(arrivedBytes(await fetchResumably(file, partsFor(server.port), () => undefined))).toEqual(travelling);
    expect(server.ranges).toHaveLength(1);
  });

  it.each([401, 403, 408, 416, 425, 429, 500, 502, 503, 504])('[R7] takes %i for temporary', async (status) => {
    const server = await startServer((ask, req, res) => {
      if (ask < 2) res.writeHead(status).end('not now');
      else res.end(answerWithRange(travelling, req, res));
    });

    expect(arrivedBytes(await fetchResumably(file, partsFor(server.port), () => undefined))).toEqual(travelling);
  });

  it('[R6] does not take the page of a captive portal for the file', async () => {
    const server = await startServer((ask, req, res) => {
      if (ask < 2) res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wi-Fi miễn phí</h1>');
      else res.end(answerWithRange(travelling, req, res));
    });

    expect(arrivedBytes(await fetchResumably(file, partsFor(server.port), () => undefined))).toEqual(travelling);
  });

  it.each([404, 410])('gives up on %i: the server has moved to another version', async (status) => {
    const server = await startServer((_, __, res) => res.writeHead(status).end());

    expect(await fetchResumably(file, partsFor(server.port), () => undefined)).toEqual({ kind: 'gone' });
    expect(server.ranges).toHaveLength(1);
  });

  it.each([0, 30_000, -30_000])('gives up on a server that keeps to other content (%i bytes more)', async (more) => {
    const other = madeUpDeliveryFile('/x', travelling.length + more, 3).travelling;
    const server = await startServer((_, req, res) => res.end(answerWithRange(other, req, res)));

    expect(await fetchResumably(file, partsFor(server.port), () => undefined)).toEqual({ kind: 'gone' });
    expect(server.ranges).toEqual(['', '', '']);
  });

  it('goes on when a connection falls silent in the middle', async () => {
    let silent = (): void => undefined;
    const stalled = new Promise<void>((resolve) => {
      silent = resolve;
    });
    const server = await startServer((ask, req, res) => {
      const part = answerWithRange(travelling, req, res, '"v1"');
      if (ask > 0) res.end(part);
      else res.write(part.subarray(0, 15_000));
    });
    const onBytes = (held: number): void => {
      if (held === 15_000) silent();
    };

    expect(arrivedBytes(await fetchResumably(file, partsFor(server.port, stalled), onBytes))).toEqual(travelling);
    expect(server.ranges).toEqual(['', 'bytes=15000-']);
  });
});
